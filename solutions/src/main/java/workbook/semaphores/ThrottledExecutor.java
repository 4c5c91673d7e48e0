package workbook.semaphores;

import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Hands tasks down to another executor, but only so many at a time: each task takes a place when it
 * is handed down and gives it back when it has ended. The executor below may keep a task for later,
 * run it on another thread or at once in the caller, or refuse it by throwing; it may also throw
 * after it has run the task. Each place is a permit, taken by the caller and given back exactly
 * once.
 *
 * <p>Thread-safe.
 */
public class ThrottledExecutor {
  private final Executor below;
  private final Semaphore places;

  public ThrottledExecutor(Executor below, int most) {
    this.below = below;
    this.places = new Semaphore(most);
  }

  /**
   * Waits for a free place, however long that takes, hands the task down, and returns without
   * waiting for its end. An interrupt ends the wait at once, however many others wait. What the
   * executor below throws reaches the caller, and what the task throws reaches the executor below,
   * whether it is an exception or an error.
   *
   * @throws InterruptedException if interrupted while waiting; the task is not handed down then
   */
  public void execute(Runnable task) throws InterruptedException {
    // 1: the caller takes the permit, before the executor below hears of the task
    places.acquire();
    AtomicBoolean taken = new AtomicBoolean(true);
    try {
      below.execute(
          () -> {
            // 3: the place is given back however the task ends, by the thread that ran it
            try {
              task.run();
            } finally {
              giveBack(taken);
            }
          });
    } catch (RuntimeException | Error e) {
      // 2: a refused task never runs. But if this comes from the task itself, which has run in this
      // thread, then the place is back already.
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
