/*
 * Mistake: all executors share the places of the one that was made last.
 * Looks right because: a limit for the whole program has to be in one place.
 * Caught by: eachExecutorHasItsOwnPlaces
 */
package workbook.semaphores;

import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

public class ThrottledExecutor {
  private final Executor below;
  private static Semaphore places;

  public ThrottledExecutor(Executor below, int most) {
    this.below = below;
    places = new Semaphore(most);
  }

  public void execute(Runnable task) throws InterruptedException {
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
