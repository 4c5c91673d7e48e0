/*
 * Mistake: the volatile flag is looked at only every 50 prices.
 * Looks right because: it does end, and a volatile read at each price costs time.
 * Caught by: noPriceIsReadAfterTheStop
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
    while (!stopped) {
      for (int i = 0; i < 50; i++) {
        prices.getAsLong();
        read++;
      }
    }
    return read;
  }

  public void stop() {
    stopped = true;
  }
}
