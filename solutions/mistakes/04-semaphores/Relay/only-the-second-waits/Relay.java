/*
 * Mistake: the third leg and a new round wait for nobody.
 * Looks right because: the second waits for the first, and the third comes last anyway.
 * Caught by: aNewRoundWaitsForTheThirdLeg, theThirdWaitsForTheSecond
 */
package workbook.semaphores;

import java.util.concurrent.Semaphore;

public class Relay {
  private final Semaphore firstDone = new Semaphore(0);

  public void first(Runnable step) throws InterruptedException {
    try {
      step.run();
    } finally {
      firstDone.release();
    }
  }

  public void second(Runnable step) throws InterruptedException {
    firstDone.acquire();
    step.run();
  }

  public void third(Runnable step) throws InterruptedException {
    step.run();
  }
}
