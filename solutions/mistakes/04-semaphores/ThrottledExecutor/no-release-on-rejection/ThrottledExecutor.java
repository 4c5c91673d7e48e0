/*
 * Mistake: the place of a refused task is lost.
 * Looks right because: whoever runs the task gives its place back, in a finally.
 * Caught by: aRefusedTaskGivesItsPlaceBack, anErrorGivesThePlaceBack
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
    below.execute(
        () -> {
          try {
            task.run();
          } finally {
            places.release();
          }
        });
  }
}
