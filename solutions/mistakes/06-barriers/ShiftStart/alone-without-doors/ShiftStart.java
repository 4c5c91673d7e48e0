/*
 * Mistake: a teller who is alone serves at once.
 * Looks right because: there is nobody to wait for; but the doors are closed.
 * Caught by: aBankWithOneTeller
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
    ready = new CyclicBarrier(tellers, bank::openDoors);
    this.bank = bank;
  }

  public void work() throws InterruptedException, BrokenBarrierException {
    try {
      bank.prepare();
    } finally {
      if (ready.getParties() > 1) {
        ready.await();
      }
    }
    bank.serve();
  }
}
