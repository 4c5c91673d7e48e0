/*
 * Mistake: who waits with a limit sleeps first and asks afterwards.
 * Looks right because: it asks after each wake-up.
 * Caught by: opensInTime
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
    long left = Math.max(0, unit.toNanos(time));
    long deadline = System.nanoTime() + left;
    do {
      TimeUnit.NANOSECONDS.timedWait(this, left); // returns at once if nothing is left
      left = deadline - System.nanoTime();
    } while (!open && left > 0);
    return open;
  }
}
