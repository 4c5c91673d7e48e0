/*
 * Mistake: each set() turns a flag over; after two of them it is as it was before.
 * Looks right because: a waiter sees that the flag is another one.
 * Caught by: whoWaitsGoesOnEvenIfItIsClearedAtOnce
 */
package workbook.conditions;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

public class Event {
  private final Lock lock;
  private final Condition wasSet; // predicate: set, or another generation than before
  private boolean set; // guarded by lock
  private boolean odd; // guarded by lock; turned over each time

  public Event(Lock lock) {
    this.lock = lock;
    wasSet = lock.newCondition();
  }

  public void set() {
    lock.lock();
    try {
      set = true;
      odd = !odd;
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
      boolean before = odd;
      while (!set && odd == before) {
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
      boolean before = odd;
      while (!set && odd == before) {
        if (left <= 0) {
          return false;
        }
        left = wasSet.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
