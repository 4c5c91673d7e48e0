/*
 * Mistake: a negative time goes on to wait(), which throws.
 * Looks right because: 0 is looked after.
 * Caught by: theTimeIsUp
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
    long deadline = System.nanoTime() + unit.toNanos(time);
    long left = unit.toNanos(time);
    while (!open && left != 0) {
      wait(left / 1_000_000, (int) (left % 1_000_000));
      left = Math.max(0, deadline - System.nanoTime());
    }
    return open;
  }
}
