/*
 * Mistake: each leg has a permit from the beginning.
 * Looks right because: each semaphore is made like the one next to it, and every permit goes on to the next leg.
 * Caught by: theSecondWaitsForTheFirst, theThirdWaitsForTheSecond
 */
package workbook.semaphores;

import java.util.concurrent.Semaphore;

public class Relay {
  private final Semaphore firstLeg = new Semaphore(1);
  private final Semaphore secondLeg = new Semaphore(1);
  private final Semaphore thirdLeg = new Semaphore(1);

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
    leg.acquire();
    try {
      step.run();
    } finally {
      next.release();
    }
  }
}
