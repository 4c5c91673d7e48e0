/*
 * Mistake: the last one opens the doors when the others are on their way already.
 * Looks right because: all are ready, and only one opens.
 * Caught by: nobodyServesBeforeTheDoorsAreOpen
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
    int missing;
    try {
      bank.prepare();
    } finally {
      missing = ready.await();
    }
    if (missing == 0) {
      bank.openDoors();
    }
    bank.serve();
  }
}
