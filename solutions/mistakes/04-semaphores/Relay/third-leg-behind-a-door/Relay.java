/*
 * Mistake: the second who waits for the third leg does not hear an interrupt.
 * Looks right because: only one runner at a time can have the last leg.
 * Caught by: whoWaitsBehindOthersCanBeInterrupted
 */
package workbook.semaphores;

import java.util.concurrent.Semaphore;

public class Relay {
  private final Semaphore firstLeg = new Semaphore(1);
  private final Semaphore secondLeg = new Semaphore(0);
  private final Semaphore thirdLeg = new Semaphore(0);

  private final Object door = new Object();

  public void first(Runnable step) throws InterruptedException {
    run(firstLeg, step, secondLeg);
  }

  public void second(Runnable step) throws InterruptedException {
    run(secondLeg, step, thirdLeg);
  }

  public void third(Runnable step) throws InterruptedException {
    synchronized (door) {
      run(thirdLeg, step, firstLeg);
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
