/*
 * Mistake: the count is a short, and overflows.
 * Looks right because: it takes little room, and short runs are counted well.
 * Caught by: aFeedReadsManyPrices
 */
package workbook.races;

import java.util.function.LongSupplier;

public class MarketFeed {
  private final LongSupplier prices;
  private volatile boolean stopped;

  public MarketFeed(LongSupplier prices) {
    this.prices = prices;
  }

  public long run() {
    short read = 0;
    while (!stopped) {
      prices.getAsLong();
      read++;
    }
    return read;
  }

  public void stop() {
    stopped = true;
  }
}
