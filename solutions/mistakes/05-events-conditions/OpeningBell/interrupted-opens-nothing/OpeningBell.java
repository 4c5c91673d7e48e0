/*
 * Mistake: a manager who is interrupted opens nothing.
 * Looks right because: an interrupt is answered at once.
 * Caught by: anInterruptKeepsNobodyFromOpening
 */
package workbook.conditions;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class OpeningBell {
  private final Lock lock = new ReentrantLock();
  private final Condition rings = lock.newCondition();
  private boolean open; // guarded by lock

  public void open() {
    try {
      lock.lockInterruptibly();
      open = true;
      rings.signalAll();
      lock.unlock();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public void await() throws InterruptedException {
    lock.lock();
    try {
      while (!open) {
        rings.await();
      }
    } finally {
      lock.unlock();
    }
  }

  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    long left = unit.toNanos(time);
    lock.lock();
    try {
      while (!open) {
        if (left <= 0) {
          return false;
        }
        left = rings.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
