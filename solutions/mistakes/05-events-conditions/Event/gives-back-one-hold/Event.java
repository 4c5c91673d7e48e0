/*
 * Mistake: gives the lock back once, though its caller may hold it, too.
 * Looks right because: the lock is free while it sleeps.
 * Caught by: whoHoldsTheLockGivesItBack
 */
package workbook.conditions;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;

public class Event {
  private final Lock lock;
  private CountDownLatch latch = new CountDownLatch(1); // guarded by lock

  public Event(Lock lock) {
    this.lock = lock;
  }

  public void set() {
    lock.lock();
    try {
      latch.countDown();
    } finally {
      lock.unlock();
    }
  }

  public void clear() {
    lock.lock();
    try {
      if (isSet()) {
        latch = new CountDownLatch(1);
      }
    } finally {
      lock.unlock();
    }
  }

  public boolean isSet() {
    lock.lock();
    try {
      return latch.getCount() == 0;
    } finally {
      lock.unlock();
    }
  }

  public void await() throws InterruptedException {
    lock.lock();
    try {
      CountDownLatch mine = latch;
      lock.unlock();
      try {
        mine.await();
      } finally {
        lock.lock();
      }
    } finally {
      lock.unlock();
    }
  }

  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    lock.lock();
    try {
      CountDownLatch mine = latch;
      lock.unlock();
      try {
        return mine.await(time, unit);
      } finally {
        lock.lock();
      }
    } finally {
      lock.unlock();
    }
  }
}
