/*
 * Mistake: a refused task gives its place back, and nobody who waits gets to know of it.
 * Looks right because: the count is right again, and it changes under the monitor only.
 * Caught by: aRefusalLetsTheNextOneGoOn
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
              synchronized (this) {
                notifyAll();
              }
            }
          });
    } catch (RuntimeException | Error e) {
      giveBack(taken);
      throw e;
    }
  }

  private synchronized void giveBack(AtomicBoolean taken) {
    if (taken.getAndSet(false)) {
      underWay--;
    }
  }
}
