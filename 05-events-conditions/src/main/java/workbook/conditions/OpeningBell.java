package workbook.conditions;

import java.util.concurrent.TimeUnit;

/**
 * Customers wait in front of the bank until the bell rings; it rings once, and from then on the
 * bank is open. Right now most of them never hear it. Everybody who waits shall go in, and whoever
 * comes later goes in at once. Waiting must not cost processor time, so nobody asks again and again
 * whether it is time; and who waits can be interrupted.
 *
 * <p>Run the tests, in the folder of the module: {@code mvn test -Dtest=OpeningBellTest}
 */
public class OpeningBell {
  /** Opens the bank, for good. */
  public synchronized void open() {
    // TODO 1: of all who wait, one hears this
    notify();
  }

  /** Blocks until the bank is open. */
  public synchronized void await() throws InterruptedException {
    // TODO 2: nobody knows here whether the bank is open, neither before the wait nor after it
    wait();
  }

  /** Blocks until the bank is open, but no longer than this; returns whether it is open. */
  public synchronized boolean await(long time, TimeUnit unit) throws InterruptedException {
    // TODO 3: the wait can end for more than one reason; and it can be longer than it should be
    wait(unit.toMillis(time));
    return true;
  }
}
