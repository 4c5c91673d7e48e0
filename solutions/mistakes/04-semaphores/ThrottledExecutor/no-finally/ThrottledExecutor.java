/*
 * Mistake: a task that throws keeps its place.
 * Looks right because: acquire and release are paired, and a refusal is thought of.
 * Caught by: aTaskThatThrowsGivesItsPlaceBack
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
    places.acquire();
    AtomicBoolean taken = new AtomicBoolean(true);
    try {
      below.execute(
          () -> {
            task.run();
            giveBack(taken);
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
