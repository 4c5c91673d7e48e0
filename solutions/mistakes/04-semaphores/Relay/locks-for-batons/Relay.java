/*
 * Mistake: a lock can only be unlocked by the thread that has locked it.
 * Looks right because: each leg is locked until the one before it unlocks it.
 * Caught by: theSecondWaitsForTheFirst, theThirdWaitsForTheSecond
 */
package workbook.semaphores;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class Relay {
  private final Lock firstLeg = new ReentrantLock();
  private final Lock secondLeg = new ReentrantLock();
  private final Lock thirdLeg = new ReentrantLock();

  public Relay() {
    secondLeg.lock();
    thirdLeg.lock();
  }

  public void first(Runnable step) throws InterruptedException {
    run(firstLeg, step, secondLeg);
  }

  public void second(Runnable step) throws InterruptedException {
    run(secondLeg, step, thirdLeg);
  }

  public void third(Runnable step) throws InterruptedException {
    run(thirdLeg, step, firstLeg);
  }

  private static void run(Lock leg, Runnable step, Lock next) throws InterruptedException {
    leg.lockInterruptibly();
    try {
      step.run();
    } finally {
      next.unlock();
    }
  }
}
