/*
 * Mistake: sleeps a little, and asks again.
 * Looks right because: it costs next to nothing, and the answer is always right.
 * Caught by: whoWaitsIsAsleep
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
      Thread.sleep(1);
    }
  }

  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    long end = System.nanoTime() + unit.toNanos(time);
    while (!open && System.nanoTime() < end) {
      Thread.sleep(1);
    }
    return open;
  }
}
