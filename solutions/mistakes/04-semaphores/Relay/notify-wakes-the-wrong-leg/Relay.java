/*
 * Mistake: notify() may wake a runner of another leg, who goes back to sleep.
 * Looks right because: there is one baton, so only one runner has to be woken.
 * Caught by: oneOfTwoIsInterrupted
 */
package workbook.semaphores;

public class Relay {
  private static final int RUNNING = 0;

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

  private void run(int leg, Runnable step, int next) throws InterruptedException {
    synchronized (this) {
      while (turn != leg) {
        wait();
      }
      turn = RUNNING;
    }
    try {
      step.run();
    } finally {
      synchronized (this) {
        turn = next;
        notify();
      }
    }
  }
}
