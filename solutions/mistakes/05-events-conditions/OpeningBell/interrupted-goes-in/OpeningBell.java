/*
 * Mistake: who is interrupted goes in.
 * Looks right because: the flag of the thread is up again.
 * Caught by: whoWaitsCanBeInterrupted
 */
package workbook.conditions;

import java.util.concurrent.TimeUnit;

public class OpeningBell {
  private boolean open; // guarded by this

  public synchronized void open() {
    open = true;
    notifyAll();
  }

  public synchronized void await() {
    try {
      while (!open) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
