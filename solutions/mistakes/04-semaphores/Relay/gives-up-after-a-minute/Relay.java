/*
 * Mistake: whoever has waited for a minute goes home.
 * Looks right because: nobody blocks for ever, and the baton is handed on only by the one who had it.
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
    if (!leg.tryAcquire(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("nobody brings the baton");
    }
    try {
      step.run();
    } finally {
      next.release();
    }
  }
}
