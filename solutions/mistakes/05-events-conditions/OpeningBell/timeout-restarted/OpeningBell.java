/*
 * Mistake: each round waits for the whole time.
 * Looks right because: without wake-ups in between the time is right.
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
    while (!open) {
      long begin = System.nanoTime();
      TimeUnit.NANOSECONDS.timedWait(this, unit.toNanos(time));
      if (System.nanoTime() - begin >= unit.toNanos(time)) {
        return open;
      }
    }
    return true;
  }
}
