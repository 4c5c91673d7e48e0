/*
 * Mistake: whoever waits for the baton keeps everybody out who could bring it.
 * Looks right because: one runner at a time, and in the right order.
 * Caught by: theSecondWaitsForTheFirst, oneOfTwoIsInterrupted, theThirdWaitsForTheSecond
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

  private synchronized void run(Semaphore leg, Runnable step, Semaphore next)
      throws InterruptedException {
    leg.acquire();
    try {
      step.run();
    } finally {
      next.release();
    }
  }
}
