/*
 * Mistake: the number of those who are ready is read and written without a lock.
 * Looks right because: it is volatile, so all see the newest number; but two may count from the
 * same one.
 * Caught by: twoDaysInEveryOrder
 */
package workbook.barriers;

import java.util.concurrent.CountDownLatch;

public class ShiftStart {
  public interface Bank {
    void prepare();

    void openDoors();

    void serve();
  }

  private final Bank bank;
  private final int tellers;
  private volatile int ready;
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
    CountDownLatch today;
    boolean last;
    today = doors;
    ready = ready + 1;
    last = ready == tellers;
    if (last) {
      ready = 0;
      doors = new CountDownLatch(1);
    }
    if (last) {
      bank.openDoors();
      today.countDown();
    }
    today.await();
  }
}
