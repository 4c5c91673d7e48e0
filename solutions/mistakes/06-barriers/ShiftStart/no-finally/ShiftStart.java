/*
 * Mistake: a teller whose preparation fails never comes to the barrier.
 * Looks right because: an exception ends the day of this teller, as it should.
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
    bank.prepare();
    ready.await();
    bank.serve();
  }
}
