/*
 * Approach: a synchronizer of its own, whose state is the number of free places.
 * Right because: the state changes by compare-and-set alone, and never below zero; a place that comes back wakes the next.
 */
package workbook.semaphores;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;

public class ThrottledExecutor {
  /** The free places. */
  private static final class Places extends AbstractQueuedSynchronizer {
    private static final long serialVersionUID = 1;

    Places(int most) {
      setState(most);
    }

    @Override
    protected int tryAcquireShared(int one) {
      while (true) {
        int free = getState();
        int left = free - one;
        if (left < 0 || compareAndSetState(free, left)) {
          return left;
        }
      }
    }

    @Override
    protected boolean tryReleaseShared(int one) {
      while (true) {
        int free = getState();
        if (compareAndSetState(free, free + one)) {
          return true;
        }
      }
    }
  }

  private final Executor below;
  private final Places places;

  public ThrottledExecutor(Executor below, int most) {
    this.below = below;
    this.places = new Places(most);
  }

  public void execute(Runnable task) throws InterruptedException {
    places.acquireSharedInterruptibly(1);

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
      places.releaseShared(1);
    }
  }
}
