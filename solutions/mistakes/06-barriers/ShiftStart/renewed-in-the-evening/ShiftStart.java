/*
 * Mistake: the latch is renewed when the last one has served.
 * Looks right because: each day has a latch of its own.
 * Caught by: whoStillServesIsNotReadyForTheNextDay
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
  private final AtomicInteger served = new AtomicInteger();
  private volatile CountDownLatch ready;

  public ShiftStart(int tellers, Bank bank) {
    this.tellers = tellers;
    ready = new CountDownLatch(tellers);
    this.bank = bank;
  }

  public void work() throws InterruptedException {
    try {
      bank.prepare();
      come();
      bank.serve();
    } catch (RuntimeException e) {
      come();
      throw e;
    } finally {
      if (served.incrementAndGet() % tellers == 0) {
        ready = new CountDownLatch(tellers);
      }
    }
  }

  private void come() throws InterruptedException {
    CountDownLatch today = ready;
    if (prepared.incrementAndGet() % tellers == 0) {
      bank.openDoors();
    }
    today.countDown();
    today.await();
  }
}
