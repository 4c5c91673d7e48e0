/*
 * Approach: a fair semaphore; the caller gives the place back only if the task has not begun.
 * Right because: a task that has begun gives its place back itself, and one that has not never will.
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
    this.places = new Semaphore(most, true);
  }

  public void execute(Runnable task) throws InterruptedException {
    AtomicBoolean begun = new AtomicBoolean();
    places.acquire();
    boolean handedDown = false;
    try {
      below.execute(() -> run(task, begun));
      handedDown = true;
    } finally {
      if (!handedDown && !begun.get()) {
        places.release();
      }
    }
  }

  private void run(Runnable task, AtomicBoolean begun) {
    begun.set(true);
    try {
      task.run();
    } finally {
      places.release();
    }
  }
}
