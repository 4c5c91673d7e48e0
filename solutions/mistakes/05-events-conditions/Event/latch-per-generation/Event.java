/*
 * Mistake: waits for a latch, and knows nothing of the lock: it keeps what its caller holds, and comes back in the middle of a step.
 * Looks right because: whoever has an old latch goes on, whatever happens to the event afterwards.
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
    return latch().getCount() == 0;
  }

  public void await() throws InterruptedException {
    latch().await();
  }

  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    return latch().await(time, unit);
  }

  private CountDownLatch latch() {
    lock.lock();
    try {
      return latch;
    } finally {
      lock.unlock();
    }
  }
}
