/*
 * Mistake: the answer is true, whatever ended the wait.
 * Looks right because: who waits long enough finds the bank open.
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
      long left = end - System.nanoTime();
      if (left <= 0) {
        return true;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }
}
