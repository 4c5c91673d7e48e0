/*
 * Mistake: the step runs inside the monitor: whoever waits for that cannot be interrupted.
 * Looks right because: the turn cannot change under way, and wait() can be interrupted.
 * Caught by: whoWaitsBehindOthersCanBeInterrupted
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
