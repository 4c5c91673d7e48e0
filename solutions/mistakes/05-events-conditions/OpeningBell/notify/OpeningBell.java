/*
 * Mistake: notify() wakes one of those who wait.
 * Looks right because: the flag is up, and whoever comes later goes in.
 * Caught by: everybodyGoesIn
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
  }

  public synchronized boolean await(long time, TimeUnit unit) throws InterruptedException {
    long end = System.nanoTime() + unit.toNanos(time);
    while (!open) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }
}
