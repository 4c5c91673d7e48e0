/*
 * Mistake: nobody runs before three runners have come, one for each leg.
 * Looks right because: a relay needs three runners.
 * Caught by: aThousandRounds, theSecondWaitsForTheFirst
 */
package workbook.semaphores;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;

public class Relay {
  private final CyclicBarrier start = new CyclicBarrier(3);

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
    try {
      start.await();
    } catch (BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
    leg.acquire();
    try {
      step.run();
    } finally {
      next.release();
    }
  }
}
