/*
 * Mistake: opening releases one permit.
 * Looks right because: the first customer goes in, and with one customer all is well.
 * Caught by: everybodyGoesIn, whoeverComesLaterGoesIn
 */
package workbook.conditions;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

public class OpeningBell {
  private final Semaphore bell = new Semaphore(0);

  public void open() {
    bell.release();
  }

  public void await() throws InterruptedException {
    bell.acquire();
  }

  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    return bell.tryAcquire(time, unit);
  }
}
