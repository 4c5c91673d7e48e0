/*
 * Approach: a lock and a condition around the number of free places.
 * Right because: who waits asks again on waking, and each place that comes back wakes one.
 */
package workbook.semaphores;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class ThrottledExecutor {
  private final Executor below;
  private final Lock lock = new ReentrantLock();
  private final Condition placeIsFree = lock.newCondition();
  private int free; // guarded by lock

  public ThrottledExecutor(Executor below, int most) {
    this.below = below;
    this.free = most;
  }

  public void execute(Runnable task) throws InterruptedException {
    take();
    AtomicBoolean taken = new AtomicBoolean(true);
    try {
      below.execute(
          () -> {
            try {
              task.run();
            } finally {
              giveBack(taken);
            }
          });
    } catch (RuntimeException | Error e) {
      giveBack(taken);
      throw e;
    }
  }

  private void take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (free == 0) {
        placeIsFree.await();
      }
      free--;
    } finally {
      lock.unlock();
    }
  }

  private void giveBack(AtomicBoolean taken) {
    lock.lock();
    try {
      if (taken.getAndSet(false)) {
        free++;
        placeIsFree.signal();
      }
    } finally {
      lock.unlock();
    }
  }
}
