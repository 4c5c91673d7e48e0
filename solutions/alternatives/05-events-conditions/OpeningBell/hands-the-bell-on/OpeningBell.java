/*
 * Approach: the bell wakes one, and each who leaves an open bank's door wakes the next.
 * Right because: whoever leaves hands it on, with or without a limit, and after an interrupt, too.
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
    try {
      while (!open) {
        wait();
      }
    } finally {
      handOn();
    }
  }

  public synchronized boolean await(long time, TimeUnit unit) throws InterruptedException {
    long begin = System.nanoTime();
    long all = unit.toNanos(time);
    try {
      while (!open) {
        long left = all - (System.nanoTime() - begin);
        if (all <= 0 || left <= 0) {
          return false;
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
      return true;
    } finally {
      handOn();
    }
  }

  private void handOn() {
    if (open) {
      notify();
    }
  }
}
