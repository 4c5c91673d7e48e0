/*
 * Mistake: when the time is up it looks at the flag only.
 * Looks right because: it looks once more before it gives up.
 * Caught by: itWasSetAndTheTimeIsUp
 */
package workbook.conditions;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

public class Event {
  private final Lock lock;
  private final Condition wasSet; // predicate: set, or another generation than before
  private boolean set; // guarded by lock
  private long generation; // guarded by lock; how often the event was set

  public Event(Lock lock) {
    this.lock = lock;
    wasSet = lock.newCondition();
  }

  public void set() {
    lock.lock();
    try {
      set = true;
      generation++;
      wasSet.signalAll();
    } finally {
      lock.unlock();
    }
  }

  public void clear() {
    lock.lock();
    try {
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
    try {
      long before = generation;
      while (!set && generation == before) {
        wasSet.await();
      }
    } finally {
      lock.unlock();
    }
  }

  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    long left = unit.toNanos(time);
    lock.lock();
    try {
      long before = generation;
      while (!set && generation == before && left > 0) {
        left = wasSet.awaitNanos(left);
      }
      return set || left > 0;
    } finally {
      lock.unlock();
    }
  }
}
