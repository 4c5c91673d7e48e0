/*
 * Mistake: a teller whose preparation failed gets another exception, with the first one as its
 * cause.
 * Looks right because: nothing is lost; but the caller catches what the preparation throws.
 * Caught by: aFailureInEveryOrder
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
    IllegalStateException failure = null;
    try {
      bank.prepare();
    } catch (RuntimeException | Error e) {
      failure = new IllegalStateException("the window is not ready", e);
    }
    ready.await();
    if (failure != null) {
      throw failure;
    }
    bank.serve();
  }
}
