/*
 * Mistake: when it wakes up with no time left, it says that the bank is closed.
 * Looks right because: there was no time left.
 * Caught by: theTimeIsUpWhenTheBankHasOpened
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
    long left = all;
    while (!open && left > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = all - (System.nanoTime() - begin);
    }
    return left > 0 || time <= 0 && open;
  }
}
