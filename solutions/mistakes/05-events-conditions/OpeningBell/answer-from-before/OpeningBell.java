/*
 * Mistake: looks before the wait, and answers what it saw then.
 * Looks right because: the wait itself ends when it should.
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
    boolean opened = open;
    if (!opened && time > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, unit.toNanos(time));
    }
    return opened;
  }
}
