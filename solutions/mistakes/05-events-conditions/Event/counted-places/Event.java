/*
 * Mistake: set() notes how many wait, and so many may go on.
 * Looks right because: everybody who waits goes on, even if it is cleared at once.
 * Caught by: nobodyTakesThePlaceOfAnother
 */
package workbook.conditions;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

public class Event {
  private final Lock lock;
  private final Condition wasSet;
  private boolean set; // guarded by lock
  private int waiting; // guarded by lock
  private int places; // guarded by lock

  public Event(Lock lock) {
    this.lock = lock;
    wasSet = lock.newCondition();
  }

  public void set() {
    lock.lock();
    try {
      set = true;
      places = waiting;
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
      waiting++;
      while (!set && places == 0) {
        wasSet.await();
      }
      places = Math.max(0, places - 1);
    } finally {
      waiting--;
      lock.unlock();
    }
  }

  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    long left = unit.toNanos(time);
    lock.lock();
    try {
      waiting++;
      while (!set && places == 0) {
        if (left <= 0) {
          return false;
        }
        left = wasSet.awaitNanos(left);
      }
      places = Math.max(0, places - 1);
      return true;
    } finally {
      waiting--;
      lock.unlock();
    }
  }
}
