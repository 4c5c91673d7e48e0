/*
 * Mistake: who wakes up takes it that the event was set.
 * Looks right because: so it goes on even if the event was cleared at once.
 * Caught by: nobodyGoesOnBeforeItIsSet, theTimeDoesNotBeginAgain
 */
package workbook.conditions;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

public class Event {
  private final Lock lock;
  private final Condition wasSet;
  private boolean set; // guarded by lock

  public Event(Lock lock) {
    this.lock = lock;
    wasSet = lock.newCondition();
  }

  public void set() {
    lock.lock();
    try {
      set = true;
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
      if (!set) {
        wasSet.await();
      }
    } finally {
      lock.unlock();
    }
  }

  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    lock.lock();
    try {
      return set || wasSet.await(time, unit);
    } finally {
      lock.unlock();
    }
  }
}
