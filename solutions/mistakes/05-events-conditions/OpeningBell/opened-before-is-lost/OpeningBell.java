/*
 * Mistake: the bell rings for those who wait, and nobody keeps in mind that it rang.
 * Looks right because: everybody who is there wakes up.
 * Caught by: whoeverComesLaterGoesIn, whoWakesForNoReasonGoesOnWaiting
 */
package workbook.conditions;

import java.util.concurrent.TimeUnit;

public class OpeningBell {

  public synchronized void open() {
    notifyAll();
  }

  public synchronized void await() throws InterruptedException {
    wait();
  }

  public synchronized boolean await(long time, TimeUnit unit) throws InterruptedException {
    long before = System.nanoTime();
    TimeUnit.NANOSECONDS.timedWait(this, unit.toNanos(time));
    return System.nanoTime() - before < unit.toNanos(time);
  }
}
