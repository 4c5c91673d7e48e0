/*
 * Approach: a latch that stop() counts down.
 * Right because: the count of a latch is volatile inside, and it never goes up again.
 */
package workbook.races;

import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;

public class MarketFeed {
  private final LongSupplier prices;
  private final CountDownLatch open = new CountDownLatch(1);

  public MarketFeed(LongSupplier prices) {
    this.prices = prices;
  }

  public long run() {
    long read = 0;
    while (open.getCount() > 0) {
      prices.getAsLong();
      read++;
    }
    return read;
  }

  public void stop() {
    open.countDown();
  }
}
