/*
 * Mistake: an interrupt that comes after the place keeps it for ever.
 * Looks right because: whoever is interrupted is told, even if it comes late.
 * Caught by: anInterruptAtAnyMoment
 */
package workbook.semaphores;

import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

public class ThrottledExecutor {
  private final Executor below;
  private final Semaphore places;
  private final AtomicInteger waiting = new AtomicInteger();

  public ThrottledExecutor(Executor below, int most) {
    this.below = below;
    this.places = new Semaphore(most);
  }

  public void execute(Runnable task) throws InterruptedException {
    waiting.incrementAndGet();
    try {
      places.acquire();
    } finally {
      waiting.decrementAndGet();
    }
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

  public int waiting() {
    return waiting.get();
  }

  private void giveBack(AtomicBoolean taken) {
    if (taken.getAndSet(false)) {
      places.release();
    }
  }
}
