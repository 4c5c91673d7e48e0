/*
 * Mistake: who wakes up does not look again.
 * Looks right because: nobody but open() wakes them.
 * Caught by: whoWakesForNoReasonGoesOnWaiting, whoHasTimeGoesOnWaiting, anInterruptAtAnyMoment
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
    if (!open) {
      wait();
    }
  }

  public synchronized boolean await(long time, TimeUnit unit) throws InterruptedException {
    if (!open && time > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, unit.toNanos(time));
    }
    return open;
  }
}
