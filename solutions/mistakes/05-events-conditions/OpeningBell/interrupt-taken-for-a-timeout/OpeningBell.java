/*
 * Mistake: who is interrupted is told that the bank is closed.
 * Looks right because: it is closed.
 * Caught by: whoHasTimeCanBeInterrupted
 */
package workbook.conditions;

import java.util.concurrent.TimeUnit;

public class OpeningBell {
  private boolean open; // guarded by this

  public synchronized void open() {
    open = true;
    notifyAll();
  }

  public synchronized void await() throws InterruptedException {
    while (!open) {
      wait();
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
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
