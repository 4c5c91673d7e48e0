/*
 * Mistake: after an exception a place is given back if some are missing, and it may be that of another task.
 * Looks right because: there are never more places than at the beginning.
 * Caught by: aFailureAnywhereGivesOnePlaceBack
 */
package workbook.semaphores;

import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

public class ThrottledExecutor {
  private final Executor below;
  private final Semaphore places;
  private final int most;

  public ThrottledExecutor(Executor below, int most) {
    this.below = below;
    this.places = new Semaphore(most);
    this.most = most;
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
      if (places.availablePermits() < most) {
        places.release();
      }
      throw e;
    }
  }
}
