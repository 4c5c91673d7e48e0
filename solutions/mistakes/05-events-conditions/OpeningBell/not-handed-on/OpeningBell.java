/*
 * Mistake: each who goes in wakes the next, but for those who wait with a limit.
 * Looks right because: nobody is woken in vain.
 * Caught by: everybodyGoesInInEveryOrder
 */
package workbook.conditions;

import java.util.concurrent.TimeUnit;

public class OpeningBell {
  private boolean open; // guarded by this

  public synchronized void open() {
    open = true;
    notify();
  }

  public synchronized void await() throws InterruptedException {
    while (!open) {
      wait();
    }
    notify();
  }

  public synchronized boolean await(long time, TimeUnit unit) throws InterruptedException {
    long begin = System.nanoTime();
    long all = unit.toNanos(time);
    while (!open) {
      long left = all - (System.nanoTime() - begin);
      if (all <= 0 || left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }
}
