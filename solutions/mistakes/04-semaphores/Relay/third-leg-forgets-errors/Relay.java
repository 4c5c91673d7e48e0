/*
 * Mistake: an error on the third leg ends the relay.
 * Looks right because: after the third leg the round is over, and an exception is taken care of.
 * Caught by: whicheverStepThrows
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
    thirdLeg.acquire();
    try {
      step.run();
    } catch (RuntimeException e) {
      firstLeg.release();
      throw e;
    }
    firstLeg.release();
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
