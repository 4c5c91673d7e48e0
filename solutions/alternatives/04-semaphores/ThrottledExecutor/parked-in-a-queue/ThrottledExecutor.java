/*
 * Approach: a counter that goes down by compare-and-set, and a queue of parked threads.
 * Right because: whoever waits is in the queue before it looks again, and whoever leaves wakes another one, since it may have been woken itself.
 */
package workbook.semaphores;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

public class ThrottledExecutor {
  private final Executor below;
  private final AtomicInteger free;
  private final Queue<Thread> waiting = new ConcurrentLinkedQueue<>();

  public ThrottledExecutor(Executor below, int most) {
    this.below = below;
    this.free = new AtomicInteger(most);
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
    Thread me = Thread.currentThread();
    waiting.add(me);
    try {
      while (!tryTake()) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        LockSupport.park(this);
      }
    } finally {
      waiting.remove(me);
      waiting.forEach(LockSupport::unpark);
    }
  }

  private boolean tryTake() {
    int now = free.get();
    while (now > 0) {
      if (free.compareAndSet(now, now - 1)) {
        return true;
      }
      now = free.get();
    }
    return false;
  }

  private void giveBack(AtomicBoolean taken) {
    if (taken.getAndSet(false)) {
      free.incrementAndGet();
      waiting.forEach(LockSupport::unpark);
    }
  }
}
