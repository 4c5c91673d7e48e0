/*
 * Mistake: the bell turns the flag over, so the second one closes the bank.
 * Looks right because: it rings once.
 * Caught by: openingAgainChangesNothing
 */
package workbook.conditions;

import java.util.concurrent.TimeUnit;

public class OpeningBell {
  private boolean open; // guarded by this

  public synchronized void open() {
    open = !open;
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
