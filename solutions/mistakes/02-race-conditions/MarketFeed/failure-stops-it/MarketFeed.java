/*
 * Mistake: a failure of the market stops the feed for good.
 * Looks right because: the finally block leaves the feed in a clear state.
 * Caught by: aFailureIsNoStop
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
    long read = 0;
    try {
      while (!stopped) {
        prices.getAsLong();
        read++;
      }
      return read;
    } finally {
      stopped = true;
    }
  }

  public void stop() {
    stopped = true;
  }
}
