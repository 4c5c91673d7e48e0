/*
 * Mistake: the last part of a millisecond is rounded to 0, and wait(0) has no end.
 * Looks right because: the rest is worked out anew each time.
 * Caught by: theTimeDoesNotBeginAgain
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
    while (!open) {
      long left = all - (System.nanoTime() - begin);
      if (all <= 0 || left <= 0) {
        return false;
      }
      wait(TimeUnit.NANOSECONDS.toMillis(left));
    }
    return true;
  }
}
