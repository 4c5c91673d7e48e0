/*
 * Mistake: an interrupt is caught, and the wait goes on.
 * Looks right because: the compiler asks for the catch, and nobody goes in too early.
 * Caught by: whoWaitsCanBeInterrupted, whoWasInterruptedDoesNotWait
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
      try {
        wait();
      } catch (InterruptedException e) {
        // the bell has not rung yet
      }
    }
  }

  public synchronized boolean await(long time, TimeUnit unit) throws InterruptedException {
    long end = System.nanoTime() + unit.toNanos(time);
    while (!open) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        // the time is not up yet
      }
    }
    return true;
  }
}
