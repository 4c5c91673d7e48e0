/*
 * Mistake: the bell rings in one step, and the bank opens in another.
 * Looks right because: both are done in the monitor.
 * Caught by: everybodyGoesInInEveryOrder
 */
package workbook.conditions;

import java.util.concurrent.TimeUnit;

public class OpeningBell {
  private boolean open; // guarded by this

  public void open() {
    synchronized (this) {
      notifyAll();
    }
    synchronized (this) {
      open = true;
    }
  }

  public synchronized void await() throws InterruptedException {
    while (!open) {
      wait();
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
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }
}
