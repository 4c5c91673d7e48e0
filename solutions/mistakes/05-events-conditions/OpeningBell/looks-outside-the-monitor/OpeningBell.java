/*
 * Mistake: looks at the flag first, and takes the monitor afterwards.
 * Looks right because: the flag is volatile, and the wait has its monitor.
 * Caught by: everybodyGoesInInEveryOrder
 */
package workbook.conditions;

import java.util.concurrent.TimeUnit;

public class OpeningBell {
  private volatile boolean open;

  public synchronized void open() {
    open = true;
    notifyAll();
  }

  public void await() throws InterruptedException {
    if (open) {
      return;
    }
    synchronized (this) {
      wait();
    }
  }

  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    return open || waited(unit.toNanos(time));
  }

  private synchronized boolean waited(long nanos) throws InterruptedException {
    TimeUnit.NANOSECONDS.timedWait(this, nanos);
    return open;
  }
}
