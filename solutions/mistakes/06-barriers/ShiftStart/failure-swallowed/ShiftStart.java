/*
 * Mistake: a preparation that fails is ignored, and the teller serves.
 * Looks right because: all come to the barrier, and nobody waits in vain.
 * Caught by: theOthersServeWithoutTheWindowThatFailed
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
    } catch (RuntimeException e) {
      System.err.println("not ready: " + e);
    }
    ready.await();
    bank.serve();
  }
}
