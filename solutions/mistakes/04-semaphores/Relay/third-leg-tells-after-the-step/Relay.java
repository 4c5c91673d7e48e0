/*
 * Mistake: a runner who has run the third leg is told that he was interrupted in his wait.
 * Looks right because: the round is over by then, and the interrupt does not go unnoticed.
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
    run(thirdLeg, step, firstLeg);
    if (Thread.interrupted()) {
      throw new InterruptedException();
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
