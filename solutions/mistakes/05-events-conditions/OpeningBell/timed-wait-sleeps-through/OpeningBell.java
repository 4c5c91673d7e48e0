/*
 * Mistake: the timed wait sleeps for all of its time and looks once.
 * Looks right because: the answer is right in the end.
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

  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    if (!isOpen()) {
      unit.sleep(time);
    }
    return isOpen();
  }

  private synchronized boolean isOpen() {
    return open;
  }
}
