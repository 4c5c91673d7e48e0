/*
 * Mistake: the task is wrapped in a future, and the caller waits for it.
 * Looks right because: whatever happens to the future, the place comes back.
 * Caught by: theCallerDoesNotWaitForItsTask, whatATaskThrowsReachesTheExecutorBelow
 */
package workbook.semaphores;

import java.util.concurrent.CompletableFuture;
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
      CompletableFuture.runAsync(task, below).join();
    } finally {
      places.release();
    }
  }
}
