/*
 * Mistake: the barrier belongs to the class, so that all banks share it.
 * Looks right because: there is one bank; until there are two.
 * Caught by: eachBankIsItsOwn
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
  private static CyclicBarrier ready;

  public ShiftStart(int tellers, Bank bank) {
    if (ready == null || ready.getParties() != tellers) {
      ready = new CyclicBarrier(tellers, bank::openDoors);
    }
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
