/*
 * Mistake: who is interrupted gives back a place that it never had.
 * Looks right because: nothing stands outside the try.
 * Caught by: whoWaitsCanBeInterrupted
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

  public void execute(Runnable task) throws InterruptedException {
    AtomicBoolean taken = new AtomicBoolean(true);
    try {
      places.acquire();
      below.execute(
          () -> {
            try {
              task.run();
            } finally {
              giveBack(taken);
            }
          });
    } catch (InterruptedException | RuntimeException | Error e) {
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
