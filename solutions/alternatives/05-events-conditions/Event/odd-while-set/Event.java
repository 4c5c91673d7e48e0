/*
 * Approach: one number is odd while the event is set, and even while it is not; a waiter has seen an even one.
 * Right because: set() and clear() each make another number of it, so the even one never comes back.
 */
package workbook.conditions;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

public class Event {
  private final Lock lock;
  private final Condition changed;
  private long version; // guarded by lock; odd while the event is set

  public Event(Lock lock) {
    this.lock = lock;
    changed = lock.newCondition();
  }

  public void set() {
    change(true);
  }

  public void clear() {
    change(false);
  }

  private void change(boolean set) {
    lock.lock();
    try {
      if (isSet() != set) {
        version++;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  public boolean isSet() {
    lock.lock();
    try {
      return version % 2 == 1;
    } finally {
      lock.unlock();
    }
  }

  public void await() throws InterruptedException {
    await(Long.MAX_VALUE, TimeUnit.DAYS);
  }

  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = unit.toNanos(time);
      long seen = version;
      while (!isSet() && version == seen) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
