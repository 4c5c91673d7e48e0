/*
 * Mistake: the last one opens the latch of the day, and puts in the next one after that.
 * Looks right because: each day has a latch of its own; but a quick one may find the old one.
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
  private CountDownLatch doors = new CountDownLatch(1); // guarded by this

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
    synchronized (this) {
      today = doors;
      last = ++ready == tellers;
      if (last) {
        ready = 0;
      }
    }
    if (last) {
      bank.openDoors();
      today.countDown();
      synchronized (this) {
        doors = new CountDownLatch(1);
      }
    }
    today.await();
  }
}
