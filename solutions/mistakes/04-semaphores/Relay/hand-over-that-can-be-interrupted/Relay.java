/*
 * Mistake: whoever is interrupted on the way does not hand the baton on.
 * Looks right because: each lock is taken in such a way that an interrupt is heard.
 * Caught by: anInterruptOnAnyLeg
 */
package workbook.semaphores;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class Relay {
  private static final int NOBODY = -1;

  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int turn; // guarded by lock

  public void first(Runnable step) throws InterruptedException {
    run(0, step);
  }

  public void second(Runnable step) throws InterruptedException {
    run(1, step);
  }

  public void third(Runnable step) throws InterruptedException {
    run(2, step);
  }

  private void run(int leg, Runnable step) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (turn != leg) {
        changed.await();
      }
      turn = NOBODY;
    } finally {
      lock.unlock();
    }
    try {
      step.run();
    } finally {
      lock.lockInterruptibly();
      try {
        turn = (leg + 1) % 3;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }
}
