/*
 * Mistake: a latch cannot be closed again.
 * Looks right because: everybody goes on, and nothing is missed.
 * Caught by: whoeverComesAfterClearWaits, nobodyTakesThePlaceOfAnother
 */
package workbook.conditions;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;

public class Event {
  private final Lock lock;
  private final CountDownLatch latch = new CountDownLatch(1);
  private boolean set; // guarded by lock

  public Event(Lock lock) {
    this.lock = lock;
  }

  public void set() {
    lock.lock();
    try {
      set = true;
      latch.countDown();
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
    latch.await();
  }

  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    return latch.await(time, unit);
  }
}
