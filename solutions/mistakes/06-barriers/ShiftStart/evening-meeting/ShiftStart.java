/*
 * Mistake: after serving, the tellers wait for each other once more, and a teller whose
 * preparation failed does not.
 * Looks right because: so nobody begins the next day too early; but somebody is missing in the
 * evening.
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
  private final CyclicBarrier evening;

  public ShiftStart(int tellers, Bank bank) {
    ready = new CyclicBarrier(tellers, bank::openDoors);
    evening = new CyclicBarrier(tellers);
    this.bank = bank;
  }

  public void work() throws InterruptedException, BrokenBarrierException {
    try {
      bank.prepare();
    } finally {
      ready.await();
    }
    bank.serve();
    evening.await();
  }
}
