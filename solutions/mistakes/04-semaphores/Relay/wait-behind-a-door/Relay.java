/*
 * Mistake: whoever waits behind another runner of the same leg cannot be interrupted.
 * Looks right because: the first whoever waits can, and the order within a leg is that of arrival.
 * Caught by: whoWaitsBehindOthersCanBeInterrupted
 */
package workbook.semaphores;

import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class Relay {
  private static final class Leg {
    private final Lock door = new ReentrantLock(true);
    private final Semaphore baton;

    Leg(int batons) {
      baton = new Semaphore(batons);
    }
  }

  private final Leg firstLeg = new Leg(1);
  private final Leg secondLeg = new Leg(0);
  private final Leg thirdLeg = new Leg(0);

  public void first(Runnable step) throws InterruptedException {
    run(firstLeg, step, secondLeg);
  }

  public void second(Runnable step) throws InterruptedException {
    run(secondLeg, step, thirdLeg);
  }

  public void third(Runnable step) throws InterruptedException {
    run(thirdLeg, step, firstLeg);
  }

  private static void run(Leg leg, Runnable step, Leg next) throws InterruptedException {
    leg.door.lock();
    try {
      leg.baton.acquire();
    } finally {
      leg.door.unlock();
    }
    try {
      step.run();
    } finally {
      next.baton.release();
    }
  }
}
