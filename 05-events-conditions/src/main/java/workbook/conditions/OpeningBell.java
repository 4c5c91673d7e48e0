package workbook.conditions;

import java.util.concurrent.TimeUnit;

/**
 * Customers wait in front of the bank until the bell rings; from then on the bank is open, and
 * another bell changes nothing. Right now most of them never hear it. Everybody who waits shall go
 * in, and whoever comes later goes in at once. Whoever waits sleeps until the bell rings: nobody
 * asks again and again whether it is time. An interrupt ends a wait with an {@link
 * InterruptedException}; it is in nobody else's way, and keeps nobody from opening.
 *
 * <p>Run the tests, from the top folder:
 *
 * <pre>./mvnw test -pl 05-events-conditions -Dtest=OpeningBellTest</pre>
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

  /**
   * Blocks until the bank is open, but no longer than this, and with a time of 0 or less not at
   * all. Returns whether the bank is open.
   */
  public synchronized boolean await(long time, TimeUnit unit) throws InterruptedException {
    // TODO 3: the wait can end for more than one reason; and it can be longer than it should be
    wait(unit.toMillis(time));
    return true;
  }
}
