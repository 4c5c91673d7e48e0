/*
 * Mistake: whoever is counted looks up the latch of the day only afterwards.
 * Looks right because: there is one latch for each day; but the last one may have put in the
 * next one meanwhile.
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
  private int ready; // guarded by this
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
    boolean last;
    synchronized (this) {
      last = ++ready == tellers;
    }
    if (last) {
      bank.openDoors();
      CountDownLatch today = doors;
      synchronized (this) {
        ready = 0;
        doors = new CountDownLatch(1);
      }
      today.countDown();
    } else {
      doors.await();
    }
  }
}
