/*
 * Mistake: only the first place that comes back wakes somebody, and two may wait.
 * Looks right because: callers wait only when all places are taken, so that is when one has to be woken.
 * Caught by: bothWhoWaitGoOn
 */
package workbook.semaphores;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

public class ThrottledExecutor {
  private final Executor below;
  private final int most;
  private int underWay; // guarded by this

  public ThrottledExecutor(Executor below, int most) {
    this.below = below;
    this.most = most;
  }

  public void execute(Runnable task) throws InterruptedException {
    synchronized (this) {
      while (underWay == most) {
        wait();
      }
      underWay++;
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

  private synchronized void giveBack(AtomicBoolean taken) {
    if (taken.getAndSet(false) && underWay-- == most) {
      notify();
    }
  }
}
