/*
 * Mistake: only one caller at a time can hand a task down, and it may run in the caller.
 * Looks right because: the semaphore is asked under a lock, so nobody comes in between.
 * Caught by: callersDoNotWaitForEachOther
 */
package workbook.semaphores;

import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

public class ThrottledExecutor {
  private final Executor below;
  private final Semaphore places;

  public ThrottledExecutor(Executor below, int most) {
    this.below = below;
    this.places = new Semaphore(most);
  }

  public synchronized void execute(Runnable task) throws InterruptedException {
    places.acquire();
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
      places.release();
    }
  }
}
