/*
 * Mistake: whoever waits wakes up ten times a second and asks again.
 * Looks right because: it sleeps in between, and nobody can miss a wake-up.
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
    while (!leg.tryAcquire(100, TimeUnit.MILLISECONDS)) {
      // not yet
    }
    try {
      step.run();
    } finally {
      next.release();
    }
  }
}
