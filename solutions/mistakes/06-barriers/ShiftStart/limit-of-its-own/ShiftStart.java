/*
 * Mistake: a teller waits a second for the others, and serves then.
 * Looks right because: somebody has to begin; but the others may need longer.
 * Caught by: howeverLongItTakes
 */
package workbook.barriers;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
      try {
        ready.await(1, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        bank.openDoors();
      }
    }
    bank.serve();
  }
}
