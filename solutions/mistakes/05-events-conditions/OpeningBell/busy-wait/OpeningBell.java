/*
 * Mistake: asks again and again.
 * Looks right because: the flag is volatile, and the answer is always right.
 * Caught by: whoWaitsIsAsleep, whoWaitsCanBeInterrupted
 */
package workbook.conditions;

import java.util.concurrent.TimeUnit;

public class OpeningBell {
  private volatile boolean open;

  public void open() {
    open = true;
  }

  public void await() throws InterruptedException {
    while (!open) {
      Thread.onSpinWait();
    }
  }

  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    long end = System.nanoTime() + unit.toNanos(time);
    while (!open && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    return open;
  }
}
