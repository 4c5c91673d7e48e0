/*
 * Mistake: all tasks share one flag, so of two that are under way only one gives its place back.
 * Looks right because: with one place it is right, and each place comes back once at most.
 * Caught by: asManyPlacesAsBefore
 */
package workbook.semaphores;

import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

public class ThrottledExecutor {
  private final Executor below;
  private final Semaphore places;
  private final AtomicBoolean taken = new AtomicBoolean();

  public ThrottledExecutor(Executor below, int most) {
    this.below = below;
    this.places = new Semaphore(most);
  }

  public void execute(Runnable task) throws InterruptedException {
    places.acquire();
    taken.set(true);
    try {
      below.execute(
          () -> {
            try {
              task.run();
            } finally {
              giveBack();
            }
          });
    } catch (RuntimeException | Error e) {
      giveBack();
      throw e;
    }
  }

  private void giveBack() {
    if (taken.getAndSet(false)) {
      places.release();
    }
  }
}
