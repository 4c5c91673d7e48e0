/*
 * Mistake: another customer can come in between the look at the count and the counting.
 * Looks right because: the count is atomic, and nobody goes in while it is at the limit.
 * Caught by: neverMoreThanOne
 */
package workbook.semaphores;

import java.util.concurrent.atomic.AtomicInteger;

public class TellerWindows {
  public interface Customer {
    void atTheWindow();
  }

  private final int windows;
  private final AtomicInteger busy = new AtomicInteger();

  public TellerWindows(int windows) {
    this.windows = windows;
  }

  public void serve(Customer customer) throws InterruptedException {
    while (busy.get() >= windows) {
      Thread.sleep(1);
    }
    busy.incrementAndGet();
    try {
      customer.atTheWindow();
    } finally {
      busy.decrementAndGet();
    }
  }
}
