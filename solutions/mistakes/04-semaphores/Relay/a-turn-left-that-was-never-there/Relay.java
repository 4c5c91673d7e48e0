/*
 * Mistake: an interrupted runner leaves a turn which it never had.
 * Looks right because: the turn is to be left for the next runner.
 * Caught by: whoWaitsForTheFirstLegCanBeInterrupted, oneOfTwoIsInterrupted, whoWaitsForTheThirdLegCanBeInterrupted
 */
package workbook.semaphores;

import java.util.concurrent.Semaphore;

public class Relay {
  private final Semaphore firstLeg = new Semaphore(1);
  private final Semaphore secondLeg = new Semaphore(0);
  private final Semaphore thirdLeg = new Semaphore(0);

  public void first(Runnable step) throws InterruptedException {
    run(firstLeg, step, secondLeg);
  }

  public void second(Runnable step) throws InterruptedException {
    run(secondLeg, step, thirdLeg);
  }

  public void third(Runnable step) throws InterruptedException {
    run(thirdLeg, step, firstLeg);
  }

  private static void run(Semaphore leg, Runnable step, Semaphore next)
      throws InterruptedException {
    try {
      leg.acquire();
    } catch (InterruptedException e) {
      leg.release();
      throw e;
    }
    try {
      step.run();
    } finally {
      next.release();
    }
  }
}
