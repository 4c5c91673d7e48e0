/*
 * Mistake: clear() gives the lock back until all have gone whom the event let go, and others come in.
 * Looks right because: so nobody looks too late.
 * Caught by: whoWaitsWithALimitGoesOn
 */
package workbook.conditions;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

public class Event {
  private final Lock lock;
  private final Condition changed; // predicates: set, and waiting == 0
  private boolean set; // guarded by lock
  private int waiting; // guarded by lock

  public Event(Lock lock) {
    this.lock = lock;
    changed = lock.newCondition();
  }

  public void set() {
    lock.lock();
    try {
      set = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  public void clear() {
    lock.lock();
    try {
      while (set && waiting > 0) {
        changed.awaitUninterruptibly();
      }
      set = false;
    } finally {
      lock.unlock();
    }
  }

  public boolean isSet() {
    lock.lock();
    try {
      return set;
    } finally {
      lock.unlock();
    }
  }

  public void await() throws InterruptedException {
    lock.lock();
    waiting++;
    try {
      while (!set) {
        changed.await();
      }
    } finally {
      waiting--;
      changed.signalAll();
      lock.unlock();
    }
  }

  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    long left = unit.toNanos(time);
    lock.lock();
    waiting++;
    try {
      while (!set) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      waiting--;
      changed.signalAll();
      lock.unlock();
    }
  }
}
