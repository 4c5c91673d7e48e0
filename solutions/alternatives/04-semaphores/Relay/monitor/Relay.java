/*
 * Approach: one monitor, and the number of the leg whose turn it is.
 * Right because: the step runs inside the monitor, so the turn cannot change under way; each asks again on waking.
 */
package workbook.semaphores;

public class Relay {
  private int turn = 1; // guarded by this

  public void first(Runnable step) throws InterruptedException {
    run(1, step, 2);
  }

  public void second(Runnable step) throws InterruptedException {
    run(2, step, 3);
  }

  public void third(Runnable step) throws InterruptedException {
    run(3, step, 1);
  }

  private synchronized void run(int leg, Runnable step, int next) throws InterruptedException {
    while (turn != leg) {
      wait();
    }
    try {
      step.run();
    } finally {
      turn = next;
      notifyAll();
    }
  }
}
