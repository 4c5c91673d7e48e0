/*
 * Mistake: one latch for all days.
 * Looks right because: on the first day, nobody serves too early.
 * Caught by: onTheSecondDayTheyWaitAgain, whoStillServesIsNotReadyForTheNextDay
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
  private final AtomicInteger prepared = new AtomicInteger();
  private final CountDownLatch ready;

  public ShiftStart(int tellers, Bank bank) {
    this.tellers = tellers;
    ready = new CountDownLatch(tellers);
    this.bank = bank;
  }

  public void work() throws InterruptedException {
    try {
      bank.prepare();
    } finally {
      if (prepared.incrementAndGet() % tellers == 0) {
        bank.openDoors();
      }
      ready.countDown();
    }
    ready.await();
    bank.serve();
  }
}
