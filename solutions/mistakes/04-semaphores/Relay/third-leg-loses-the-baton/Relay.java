/*
 * Mistake: whoever is interrupted when the baton has come to the third leg leaves with it.
 * Looks right because: an interrupted runner must not run, and acquire() is not in the try.
 * Caught by: anInterruptOnAnyLeg
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
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    try {
      step.run();
    } finally {
      firstLeg.release();
    }
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
