/*
 * Mistake: the barrier has one party more than there are tellers.
 * Looks right because: somebody has to open the doors, and so is counted as well.
 * Caught by: nobodyServesBeforeAllAreReady
 */
package workbook.barriers;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

public class ShiftStart {
  public interface Bank {
    void prepare();

    void openDoors();

    void serve();
  }

  private final Bank bank;
  private final CyclicBarrier ready;

  public ShiftStart(int tellers, Bank bank) {
    ready = new CyclicBarrier(tellers + 1, bank::openDoors);
    this.bank = bank;
  }

  public void work() throws InterruptedException, BrokenBarrierException {
    try {
      bank.prepare();
    } finally {
      ready.await();
    }
    bank.serve();
  }
}
