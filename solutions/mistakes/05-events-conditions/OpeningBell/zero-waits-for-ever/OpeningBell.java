/*
 * Mistake: a time of less than a millisecond becomes 0, and wait(0) waits for ever.
 * Looks right because: it is right for every time that people really wait.
 * Caught by: theTimeIsUp, zeroMeansNotToWait
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
    long end = System.nanoTime() + unit.toNanos(time);
    while (!open) {
      wait(unit.toMillis(time));
      if (System.nanoTime() >= end) {
        return open;
      }
    }
    return true;
  }
}
