/*
 * Mistake: a step that throws an error keeps the baton.
 * Looks right because: both ways out of the step seem to be covered.
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
    run(thirdLeg, step, firstLeg);
  }

  private static void run(Semaphore leg, Runnable step, Semaphore next)
      throws InterruptedException {
    leg.acquire();
    try {
      step.run();
    } catch (RuntimeException e) {
      next.release();
      throw e;
    }
    next.release();
  }
}
