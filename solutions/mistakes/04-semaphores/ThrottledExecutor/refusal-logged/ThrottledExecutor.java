/*
 * Mistake: a refusal is logged and goes no further, and an error keeps the place.
 * Looks right because: RejectedExecutionException is what the documentation speaks of, and it is dealt with.
 * Caught by: aRefusedTaskGivesItsPlaceBack, anErrorGivesThePlaceBack
 */
package workbook.semaphores;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
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
            try {
              task.run();
            } finally {
              giveBack(taken);
            }
          });
    } catch (RejectedExecutionException e) {
      giveBack(taken);
      System.err.println("refused: " + e.getMessage());
    }
  }

  private void giveBack(AtomicBoolean taken) {
    if (taken.getAndSet(false)) {
      places.release();
    }
  }
}
