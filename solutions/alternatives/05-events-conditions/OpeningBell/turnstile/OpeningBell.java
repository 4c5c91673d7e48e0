/*
 * Approach: one permit, which everybody who gets it hands on to the next.
 * Right because: the permit never goes away once it is there.
 */
package workbook.conditions;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

public class OpeningBell {
  private final Semaphore turnstile = new Semaphore(0);

  public void open() {
    turnstile.release();
  }

  public void await() throws InterruptedException {
    turnstile.acquire();
    turnstile.release();
  }

  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    boolean open = turnstile.tryAcquire(time, unit);
    if (open) {
      turnstile.release();
    }
    return open;
  }
}
