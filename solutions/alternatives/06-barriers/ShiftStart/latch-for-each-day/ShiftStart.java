/*
 * Approach: a latch for each day; the last one of a day puts in the next one before the doors are open.
 * Right because: who comes is counted and gets the latch of the day under one lock.
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
        doors = new CountDownLatch(1);
      }
    }
    if (last) {
      bank.openDoors();
      today.countDown();
    }
    today.await();
  }
}
