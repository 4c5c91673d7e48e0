/*
 * Mistake: whoever has waited for an hour runs without the baton.
 * Looks right because: a relay of an hour must be stuck, and it goes on in this way.
 * Caught by: aNewRoundWaitsForTheThirdLeg, theSecondWaitsForTheFirst, theThirdWaitsForTheSecond
 */
package workbook.semaphores;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

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
    leg.tryAcquire(1, TimeUnit.HOURS);
    try {
      step.run();
    } finally {
      next.release();
    }
  }
}
