/*
 * Mistake: who waits wakes up each second, to be on the safe side.
 * Looks right because: the bell wakes everybody all the same.
 * Caught by: whoWaitsIsAsleep
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
      wait(1_000);
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
