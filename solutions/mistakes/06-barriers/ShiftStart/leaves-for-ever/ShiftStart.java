/*
 * Mistake: a teller whose preparation fails leaves the phaser, and is not counted on the next day.
 * Looks right because: the others do not wait in vain.
 * Caught by: whoFailedIsWaitedForOnTheNextDay
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
    try {
      bank.prepare();
    } catch (RuntimeException | Error e) {
      ready.arriveAndDeregister();
      throw e;
    }
    ready.arriveAndAwaitAdvance();
    bank.serve();
  }
}
