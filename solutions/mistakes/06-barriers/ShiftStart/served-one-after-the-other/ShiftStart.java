/*
 * Mistake: the tellers serve under the lock of the bank.
 * Looks right because: customers are served by one teller at a time; but all windows are open.
 * Caught by: theyPrepareAndServeAtTheSameTime
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
      ready.await();
    }
    synchronized (this) {
      bank.serve();
    }
  }
}
