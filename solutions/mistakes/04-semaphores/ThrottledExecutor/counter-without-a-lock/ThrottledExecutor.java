/*
 * Mistake: two callers may both find the last place free, since looking and taking are two steps.
 * Looks right because: the counter is atomic.
 * Caught by: neverMoreThanPlaces
 */
package workbook.semaphores;

import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

public class ThrottledExecutor {
  private final Executor below;
  private final int most;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final Semaphore ended = new Semaphore(0);

  public ThrottledExecutor(Executor below, int most) {
    this.below = below;
    this.most = most;
  }

  public void execute(Runnable task) throws InterruptedException {
    while (inFlight.get() >= most) {
      ended.acquire();
    }
    inFlight.incrementAndGet();
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

  private void giveBack(AtomicBoolean taken) {
    if (taken.getAndSet(false)) {
      inFlight.decrementAndGet();
      ended.release();
    }
  }
}
