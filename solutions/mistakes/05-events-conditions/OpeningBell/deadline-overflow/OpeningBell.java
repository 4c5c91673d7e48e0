/*
 * Mistake: the clock is compared with the deadline, which may have overflowed.
 * Looks right because: the deadline is worked out once.
 * Caught by: shortTimesAndLongOnes
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
    long deadline = System.nanoTime() + unit.toNanos(time);
    while (!open) {
      if (System.nanoTime() >= deadline) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, deadline - System.nanoTime());
    }
    return true;
  }
}
