/*
 * Mistake: after a failure nobody may run any more.
 * Looks right because: a broken relay must not go on as if nothing had been.
 * Caught by: whicheverStepThrows
 */
package workbook.semaphores;

import java.util.concurrent.Semaphore;

public class Relay {
  private volatile boolean broken;

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

  private void run(Semaphore leg, Runnable step, Semaphore next) throws InterruptedException {
    leg.acquire();
    try {
      if (broken) {
        throw new IllegalStateException("the relay is broken");
      }
      step.run();
    } catch (RuntimeException | Error e) {
      broken = true;
      throw e;
    } finally {
      next.release();
    }
  }
}
