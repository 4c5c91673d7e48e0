/*
 * Approach: the free places lie in a blocking queue.
 * Right because: who has taken a place has it alone; a place that is handed back again is back already.
 */
package workbook.semaphores;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;

public class ThrottledExecutor {
  private final Executor below;
  private final BlockingQueue<Object> places = new LinkedBlockingQueue<>();

  public ThrottledExecutor(Executor below, int most) {
    this.below = below;
    for (int i = 0; i < most; i++) {
      places.add(new Object());
    }
  }

  public void execute(Runnable task) throws InterruptedException {
    AtomicReference<Object> place = new AtomicReference<>(places.take());
    try {
      below.execute(
          () -> {
            try {
              task.run();
            } finally {
              giveBack(place);
            }
          });
    } catch (RuntimeException | Error e) {
      giveBack(place);
      throw e;
    }
  }

  private void giveBack(AtomicReference<Object> place) {
    Object taken = place.getAndSet(null);
    if (taken != null) {
      places.add(taken);
    }
  }
}
