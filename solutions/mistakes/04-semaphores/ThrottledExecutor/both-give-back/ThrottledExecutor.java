/*
 * Mistake: the task and its caller each see that the other one is done, and both give the place back.
 * Looks right because: whichever of the two comes last gives the place back.
 * Caught by: aTaskThatEndsBeforeItsCallerReturns
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
    AtomicBoolean ended = new AtomicBoolean();
    AtomicBoolean returned = new AtomicBoolean();
    try {
      below.execute(
          () -> {
            try {
              task.run();
            } finally {
              ended.set(true);
              if (returned.get()) {
                places.release();
              }
            }
          });
    } catch (RuntimeException | Error e) {
      ended.set(true);
      throw e;
    } finally {
      returned.set(true);
      if (ended.get()) {
        places.release();
      }
    }
  }
}
