/*
 * Mistake: the first one who is ready opens the doors, and nobody waits.
 * Looks right because: the doors are opened only once a day.
 * Caught by: nobodyServesBeforeAllAreReady
 */
package workbook.barriers;

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

  public ShiftStart(int tellers, Bank bank) {
    this.tellers = tellers;
    this.bank = bank;
  }

  public void work() throws InterruptedException {
    bank.prepare();
    if (ready.getAndIncrement() % tellers == 0) {
      bank.openDoors();
    }
    bank.serve();
  }
}
