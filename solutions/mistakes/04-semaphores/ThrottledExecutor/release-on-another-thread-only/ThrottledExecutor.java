/*
 * Mistake: a task that ends in its caller keeps its place.
 * Looks right because: the caller gives back what the task in its own thread does not, and nothing comes back twice.
 * Caught by: aTaskThatEndsInItsCallerGivesItsPlaceBack
 */
package workbook.semaphores;

import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

public class ThrottledExecutor {
  private final Executor below;
  private final Semaphore places;

  public ThrottledExecutor(Executor below, int most) {
    this.below = below;
    this.places = new Semaphore(most);
  }

  public void execute(Runnable task) throws InterruptedException {
    places.acquire();
    Thread caller = Thread.currentThread();
    try {
      below.execute(
          () -> {
            try {
              task.run();
            } finally {
              if (Thread.currentThread() != caller) {
                places.release();
              }
            }
          });
    } catch (RuntimeException | Error e) {
      places.release();
      throw e;
    }
  }
}
