/*
 * Mistake: an atomic counter counts, and the last one puts it back to 0 when the doors are open.
 * Looks right because: each step is atomic; but the first of the next day may be counted before
 * that.
 * Caught by: twoDaysInEveryOrder
 */
package workbook.barriers;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

public class ShiftStart {
  public interface Bank {
    void prepare();

    void openDoors();

    void serve();
  }

  private final Bank bank;
  private final int tellers;
  private final AtomicInteger ready = new AtomicInteger();
  private volatile CountDownLatch doors = new CountDownLatch(1);

  public ShiftStart(int tellers, Bank bank) {
    this.tellers = tellers;
    this.bank = bank;
  }

  public void work() throws InterruptedException {
    try {
      bank.prepare();
    } finally {
      meet();
    }
    bank.serve();
  }

  private void meet() throws InterruptedException {
    CountDownLatch today = doors;
    if (ready.incrementAndGet() == tellers) {
      doors = new CountDownLatch(1);
      bank.openDoors();
      today.countDown();
      ready.set(0);
    }
    today.await();
  }
}
