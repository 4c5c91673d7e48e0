/*
 * Mistake: whoever is interrupted leaves, and the caller thinks that its step was run.
 * Looks right because: the flag is set again, and nobody gets a turn too many.
 * Caught by: whoWaitsForTheFirstLegCanBeInterrupted, whoWaitsBehindOthersCanBeInterrupted, whoWaitsForTheThirdLegCanBeInterrupted
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
      Thread.currentThread().interrupt();
      return;
    }
    try {
      step.run();
    } finally {
      next.release();
    }
  }
}
