/*
 * Mistake: between the look and the wait the lock is given back, and an event falls in between.
 * Looks right because: each of the two is done under a lock.
 * Caught by: everybodyGoesOnInEveryOrder
 */
package workbook.conditions;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;

public class Event {
  private final Lock lock;
  private final Object calls = new Object();
  private boolean set; // guarded by lock
  private long generation; // guarded by lock

  public Event(Lock lock) {
    this.lock = lock;
  }

  public void set() {
    lock.lock();
    try {
      set = true;
      generation++;
      synchronized (calls) {
        calls.notifyAll();
      }
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

  private long generation() {
    lock.lock();
    try {
      return generation;
    } finally {
      lock.unlock();
    }
  }

  public void await() throws InterruptedException {
    long before = generation();
    while (!isSet() && generation() == before) {
      synchronized (calls) {
        calls.wait();
      }
    }
  }

  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    long begin = System.nanoTime();
    long before = generation();
    while (!isSet() && generation() == before) {
      long left = unit.toNanos(time) - (System.nanoTime() - begin);
      if (left <= 0) {
        return false;
      }
      synchronized (calls) {
        TimeUnit.NANOSECONDS.timedWait(calls, left);
      }
    }
    return true;
  }
}
