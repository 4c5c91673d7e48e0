/*
 * Approach: a Phaser whose onAdvance opens the doors.
 * Right because: it runs once for each day, when all have arrived and before anybody goes on.
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
    } finally {
      ready.arriveAndAwaitAdvance();
    }
    bank.serve();
  }
}
