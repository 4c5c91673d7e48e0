/*
 * Mistake: a place that is handed to a caller who is leaving is lost.
 * Looks right because: places go from hand to hand, first come, first served, and nobody is woken in vain.
 * Caught by: whoWaitsCanBeInterrupted, anInterruptAtAnyMoment
 */
package workbook.semaphores;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

public class ThrottledExecutor {
  private final Executor below;
  private final Queue<CountDownLatch> waiting = new ArrayDeque<>(); // guarded by this
  private int free; // guarded by this

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
    CountDownLatch myTurn = new CountDownLatch(1);
    synchronized (this) {
      if (free > 0) {
        free--;
        return;
      }
      waiting.add(myTurn);
    }
    myTurn.await();
  }

  private synchronized void giveBack(AtomicBoolean taken) {
    if (taken.getAndSet(false)) {
      CountDownLatch next = waiting.poll();
      if (next == null) {
        free++;
      } else {
        next.countDown();
      }
    }
  }
}
