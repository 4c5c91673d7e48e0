/*
 * Mistake: a refusal gives the place back in the catch, and in the finally once more.
 * Looks right because: each of the two is a good place for it.
 * Caught by: aRefusedTaskGivesOnePlaceBack
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
    AtomicBoolean begun = new AtomicBoolean();
    boolean handedDown = false;
    try {
      below.execute(
          () -> {
            begun.set(true);
            try {
              task.run();
            } finally {
              places.release();
            }
          });
      handedDown = true;
    } catch (RejectedExecutionException e) {
      if (!begun.get()) {
        places.release();
      }
      throw e;
    } finally {
      if (!handedDown && !begun.get()) {
        places.release();
      }
    }
  }
}
