/*
 * Mistake: a task that throws in its caller gives its place back, and then the caller does so, too.
 * Looks right because: one release in the finally of the task, one for a task that was refused.
 * Caught by: aTaskThatThrowsInItsCallerGivesOnePlaceBack
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
    try {
      below.execute(
          () -> {
            try {
              task.run();
            } finally {
              places.release();
            }
          });
    } catch (RuntimeException | Error e) {
      places.release();
      throw e;
    }
  }
}
