/*
 * Mistake: who is counted too late gets no permit.
 * Looks right because: there is one for everybody who waits.
 * Caught by: everybodyGoesInInEveryOrder
 */
package workbook.conditions;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

public class OpeningBell {
  private final Semaphore permits = new Semaphore(0);
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile boolean open;

  public void open() {
    open = true;
    permits.release(waiting.getAndSet(0));
  }

  public void await() throws InterruptedException {
    if (!open) {
      waiting.incrementAndGet();
      permits.acquire();
    }
  }

  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    if (!open) {
      waiting.incrementAndGet();
      permits.tryAcquire(time, unit);
    }
    return open;
  }
}
