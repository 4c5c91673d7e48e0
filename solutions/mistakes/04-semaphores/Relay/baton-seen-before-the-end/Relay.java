/*
 * Mistake: the turn is set before the step has run: whoever comes then does not wait.
 * Looks right because: those who wait are woken only at the end of the step.
 * Caught by: aNewRoundWaitsForTheThirdLeg, twoForTheFirstLeg
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

  private void run(int leg, Runnable step, int next) throws InterruptedException {
    synchronized (this) {
      while (turn != leg) {
        wait();
      }
      turn = next;
    }
    try {
      step.run();
    } finally {
      synchronized (this) {
        notifyAll();
      }
    }
  }
}
