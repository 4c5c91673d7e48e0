package workbook.conditions;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Customers wait in front of the bank until the bell rings; from then on the bank is open, and
 * another bell changes nothing. Everybody who waits goes in, and whoever comes later goes in at
 * once. Whoever waits sleeps until the bell rings. An interrupt ends a wait with an {@link
 * InterruptedException}; it is in nobody else's way, and keeps nobody from opening. A latch that is
 * counted down once is just that: it keeps in mind that it was opened, for those who wait and for
 * those who come later.
 */
public class OpeningBell {
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Opens the bank, for good. */
  public void open() {
    // 1: frees everybody who waits, not just one
    closed.countDown();
  }

  /** Blocks until the bank is open. */
  public void await() throws InterruptedException {
    // 2: looks and waits in one step, and goes on waiting if it wakes too early
    closed.await();
  }

  /**
   * Blocks until the bank is open, but no longer than this, and with a time of 0 or less not at
   * all. Returns whether the bank is open.
   */
  public boolean await(long time, TimeUnit unit) throws InterruptedException {
    // 3: the latch says why the wait has ended; a time of zero means not to wait
    return closed.await(time, unit);
  }
}
