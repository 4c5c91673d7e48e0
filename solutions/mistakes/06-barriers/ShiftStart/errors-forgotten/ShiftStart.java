/*
 * Mistake: a teller whose preparation ends with an Error never comes to the barrier.
 * Looks right because: what a preparation throws is caught, and the teller comes to the barrier before it is thrown on.
 * Caught by: anErrorKeepsNobodyWaitingEither
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
      ready.await();
      throw e;
    }
    ready.await();
    bank.serve();
  }
}
