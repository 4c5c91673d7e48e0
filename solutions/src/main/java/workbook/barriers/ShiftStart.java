package workbook.barriers;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

/**
 * The morning of a bank: each teller prepares a window, then the doors are opened, then everybody
 * serves. The tellers meet at a barrier, whose action opens the doors; it works again on each day.
 *
 * <p>Thread-safe. {@link #work} blocks until all tellers have prepared, well or not. If one of them
 * is interrupted meanwhile, that one gets the InterruptedException and the others the
 * BrokenBarrierException.
 */
public class ShiftStart {
  /**
   * What there is to do in a day. Tellers prepare and serve at the same time as the others. Nothing
   * but the preparation can fail.
   */
  public interface Bank {
    /** Makes the window of the teller ready, or throws. */
    void prepare();

    /** Opens the doors for the customers: once a day, when no teller prepares any more. */
    void openDoors();

    /** Serves the customers of the day. */
    void serve();
  }

  private final Bank bank;
  private final CyclicBarrier ready;

  /** A bank with so many tellers. */
  public ShiftStart(int tellers, Bank bank) {
    // 1: all tellers are parties, nobody else is; a barrier begins anew by itself, a latch doesn't
    ready = new CyclicBarrier(tellers, bank::openDoors);
    this.bank = bank;
  }

  /**
   * One day of one teller; each teller's thread calls it once a day. If the preparation throws, an
   * exception or an error, the window stays closed for this day: the teller waits for the doors
   * like all others, does not serve, and gets what was thrown. The others go on without.
   *
   * <p>An interrupt may end the wait of one teller or of all, but leaves nobody waiting for ever.
   * It is thrown, or the thread stays interrupted.
   */
  public void work() throws InterruptedException, BrokenBarrierException {
    try {
      bank.prepare();
    } finally {
      // 2: whoever fails comes to the barrier, too, or the others wait for ever
      // 3: the last to come opens the doors in the barrier's action, before anybody goes on
      ready.await();
    }
    bank.serve();
  }
}
