/*
 * Mistake: an interrupt that comes right after the place keeps it for ever.
 * Looks right because: whoever is interrupted is told, even if it comes late.
 * Caught by: anInterruptAtAnyMoment
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
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }

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
