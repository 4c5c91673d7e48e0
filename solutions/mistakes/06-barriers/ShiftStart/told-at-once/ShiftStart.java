/*
 * Mistake: a teller whose preparation failed is counted and goes home, and so gets the exception
 * before all are ready.
 * Looks right because: nobody waits in vain; but the teller may be back and counted twice for
 * the same day.
 * Caught by: whoeverFailedWaitsForTheDoors
 */
package workbook.barriers;

import java.util.concurrent.Phaser;

public class ShiftStart {
  public interface Bank {
    void prepare();

    void openDoors();

    void serve();
  }

  private final Bank bank;
  private final Phaser ready;

  public ShiftStart(int tellers, Bank bank) {
    ready =
        new Phaser(tellers) {
          @Override
          protected boolean onAdvance(int phase, int parties) {
            bank.openDoors();
            return false;
          }
        };
    this.bank = bank;
  }

  public void work() throws InterruptedException {
    boolean prepared = false;
    try {
      bank.prepare();
      prepared = true;
    } finally {
      if (!prepared) {
        ready.arrive();
      }
    }
    ready.arriveAndAwaitAdvance();
    bank.serve();
  }
}
