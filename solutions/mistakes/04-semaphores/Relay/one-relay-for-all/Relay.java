/*
 * Mistake: the semaphores are static, so that all relays share one baton.
 * Looks right because: a semaphore has to be shared by all threads.
 * Caught by: eachRelayIsByItself
 */
package workbook.semaphores;

import java.util.concurrent.Semaphore;

public class Relay {
  private static final Semaphore firstLeg = new Semaphore(1);
  private static final Semaphore secondLeg = new Semaphore(0);
  private static final Semaphore thirdLeg = new Semaphore(0);

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
    } finally {
      next.release();
    }
  }
}
