/*
 * Mistake: whoever is interrupted when the baton has just come leaves with it.
 * Looks right because: whoever is interrupted must not run, and acquire() is not in the try.
 * Caught by: oneOfTwoIsInterrupted
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
    leg.acquire();
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    try {
      step.run();
    } finally {
      next.release();
    }
  }
}
