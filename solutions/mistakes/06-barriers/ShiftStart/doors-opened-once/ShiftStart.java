/*
 * Mistake: the doors are opened on the first day only.
 * Looks right because: open doors need not be opened; but each day has its own opening.
 * Caught by: theDoorsAreOpenedOnceADay
 */
package workbook.barriers;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;

public class ShiftStart {
  public interface Bank {
    void prepare();

    void openDoors();

    void serve();
  }

  private final Bank bank;
  private final CyclicBarrier ready;

  public ShiftStart(int tellers, Bank bank) {
    AtomicBoolean open = new AtomicBoolean();
    ready =
        new CyclicBarrier(
            tellers,
            () -> {
              if (!open.getAndSet(true)) {
                bank.openDoors();
              }
            });
    this.bank = bank;
  }

  public void work() throws InterruptedException, BrokenBarrierException {
    try {
      bank.prepare();
    } finally {
      ready.await();
    }
    bank.serve();
  }
}
