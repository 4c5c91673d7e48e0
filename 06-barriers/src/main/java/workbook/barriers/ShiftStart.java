package workbook.barriers;

import java.util.concurrent.BrokenBarrierException;

/**
 * The morning of a bank: each teller prepares a window, then the doors are opened, then everybody
 * serves. Right now the tellers don't know of each other: each opens the doors as soon as the own
 * window is ready. Make them sleep until all are ready, however long that takes, and let the doors
 * be opened once a day. The same tellers come again on the next day, and the same object serves
 * them.
 *
 * <p>Run the tests, from the top folder:
 *
 * <pre>./mvnw test -pl 06-barriers -Dtest=ShiftStartTest</pre>
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

  /** A bank with so many tellers. */
  public ShiftStart(int tellers, Bank bank) {
    // TODO 1: nobody remembers how many have to be ready
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
    // TODO 2: when this fails, the others must not wait for ever
    bank.prepare();
    // TODO 3: all tellers come by here, each at a time of its own
    bank.openDoors();
    bank.serve();
  }
}
