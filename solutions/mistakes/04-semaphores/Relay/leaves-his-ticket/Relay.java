/*
 * Mistake: the number that an interrupted runner has drawn is waited for, for ever.
 * Looks right because: each runner has a turn of its own, and each wait can be interrupted.
 * Caught by: whoWaitsForTheFirstLegCanBeInterrupted, oneOfTwoIsInterrupted, whoWaitsForTheThirdLegCanBeInterrupted
 */
package workbook.semaphores;

public class Relay {
  private final int[] tickets = new int[3]; // guarded by this
  private int turns; // guarded by this

  public void first(Runnable step) throws InterruptedException {
    run(0, step);
  }

  public void second(Runnable step) throws InterruptedException {
    run(1, step);
  }

  public void third(Runnable step) throws InterruptedException {
    run(2, step);
  }

  private void run(int leg, Runnable step) throws InterruptedException {
    synchronized (this) {
      int mine = 3 * tickets[leg]++ + leg;
      while (turns != mine) {
        wait();
      }
    }
    try {
      step.run();
    } finally {
      synchronized (this) {
        turns++;
        notifyAll();
      }
    }
  }
}
