/*
 * Approach: one monitor, and the number of the leg whose turn it is, or of nobody while somebody runs.
 * Right because: the turn is looked at and taken in one go; the step runs outside, so that everybody who waits can be interrupted.
 */
package workbook.semaphores;

public class Relay {
  private static final int NOBODY = 0;

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
      turn = NOBODY;
    }
    try {
      step.run();
    } finally {
      synchronized (this) {
        turn = next;
        notifyAll();
      }
    }
  }
}
