/*
 * Approach: set() wakes everybody on the condition of the day, and puts a new one in its place.
 * Right because: who finds another condition in its place knows that the event was set.
 */
package workbook.conditions;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

public class Event {
  private final Lock lock;
  private Condition wasSet; // guarded by lock; another one after each set()
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
      wasSet = lock.newCondition();
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
      Condition mine = wasSet;
      while (!set && wasSet == mine) {
        mine.await();
      }
    } finally {
      lock.unlock();
    }
  }

  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    long left = unit.toNanos(time);
    lock.lock();
    try {
      Condition mine = wasSet;
      while (!set && wasSet == mine) {
        if (left <= 0) {
          return false;
        }
        left = mine.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
