/*
 * Mistake: nobody is woken; each wait is a tenth of a second long.
 * Looks right because: everybody looks soon enough.
 * Caught by: whoWaitsIsAsleep
 */
package workbook.conditions;

import java.util.concurrent.TimeUnit;

public class OpeningBell {
  private boolean open; // guarded by this; everybody looks again soon

  public synchronized void open() {
    open = true;
  }

  public synchronized void await() throws InterruptedException {
    while (!open) {
      wait(100);
    }
  }

  public synchronized boolean await(long time, TimeUnit unit) throws InterruptedException {
    long begin = System.nanoTime();
    long all = unit.toNanos(time);
    while (!open) {
      long left = all - (System.nanoTime() - begin);
      if (all <= 0 || left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, Math.min(left, 100_000_000));
    }
    return true;
  }
}
