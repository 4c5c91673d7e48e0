/*
 * Mistake: who is interrupted hands its task down without a place.
 * Looks right because: the interrupt is not swallowed: the flag is set again.
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
    try {
      places.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
