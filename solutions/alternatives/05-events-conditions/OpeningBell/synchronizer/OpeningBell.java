/*
 * Approach: a synchronizer of its own, which lets everybody through once it is open.
 * Right because: its queue sees to the waiting, the waking and the time.
 */
package workbook.conditions;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;

public class OpeningBell {
  private static final class Door extends AbstractQueuedSynchronizer {
    private static final long serialVersionUID = 1;

    @Override
    protected int tryAcquireShared(int ignored) {
      return getState() == 1 ? 1 : -1;
    }

    @Override
    protected boolean tryReleaseShared(int ignored) {
      setState(1);
      return true;
    }
  }

  private final Door door = new Door();

  public void open() {
    door.releaseShared(1);
  }

  public void await() throws InterruptedException {
    door.acquireSharedInterruptibly(1);
  }

  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    return door.tryAcquireSharedNanos(1, unit.toNanos(time));
  }
}
