/*
 * Approach: a flag under a lock, and a condition that stands for it.
 * Right because: await() gives the lock back in the same step in which it begins to wait.
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
    lock.lock();
    try {
      open = true;
      rings.signalAll();
    } finally {
      lock.unlock();
    }
  }

  public void await() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!open) {
        rings.await();
      }
    } finally {
      lock.unlock();
    }
  }

  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    long nanos = unit.toNanos(time);
    lock.lockInterruptibly();
    try {
      while (!open) {
        if (nanos <= 0) {
          return false;
        }
        nanos = rings.awaitNanos(nanos);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
