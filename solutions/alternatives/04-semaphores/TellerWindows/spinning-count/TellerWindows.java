/*
 * Approach: an atomic count of the free windows, and a loop that tries to lower it.
 * Right because: only who has lowered a count above 0 is served. It burns time, yet it is safe.
 */
package workbook.semaphores;

import java.util.concurrent.atomic.AtomicInteger;

public class TellerWindows {
  public interface Customer {
    void atTheWindow();
  }

  private final AtomicInteger free;

  public TellerWindows(int windows) {
    free = new AtomicInteger(windows);
  }

  public void serve(Customer customer) throws InterruptedException {
    int seen = free.get();
    while (seen == 0 || !free.compareAndSet(seen, seen - 1)) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      Thread.onSpinWait();
      seen = free.get();
    }
    try {
      customer.atTheWindow();
    } finally {
      free.incrementAndGet();
    }
  }
}
