/*
 * Mistake: the second bell makes an error.
 * Looks right because: there are permits for everybody in the world.
 * Caught by: openingAgainChangesNothing
 */
package workbook.conditions;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

public class OpeningBell {
  private final Semaphore permits = new Semaphore(0);

  public void open() {
    permits.release(Integer.MAX_VALUE);
  }

  public void await() throws InterruptedException {
    permits.acquire();
    permits.release();
  }

  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    boolean open = permits.tryAcquire(time, unit);
    if (open) {
      permits.release();
    }
    return open;
  }
}
