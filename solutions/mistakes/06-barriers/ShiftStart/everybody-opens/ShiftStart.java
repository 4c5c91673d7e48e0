/*
 * Mistake: each teller opens the doors after the barrier.
 * Looks right because: nobody opens before all are ready.
 * Caught by: theDoorsAreOpenedOnceADay
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
    ready = new CyclicBarrier(tellers);
    this.bank = bank;
  }

  public void work() throws InterruptedException, BrokenBarrierException {
    try {
      bank.prepare();
    } finally {
      ready.await();
    }
    bank.openDoors();
    bank.serve();
  }
}
