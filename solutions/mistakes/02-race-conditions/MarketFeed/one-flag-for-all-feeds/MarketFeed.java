/*
 * Mistake: the flag is static: all feeds share it.
 * Looks right because: it is volatile, so every thread sees it.
 * Caught by: twoFeedsAreStoppedApart
 */
package workbook.races;

import java.util.function.LongSupplier;

public class MarketFeed {
  private final LongSupplier prices;
  private static volatile boolean stopped;

  public MarketFeed(LongSupplier prices) {
    this.prices = prices;
  }

  public long run() {
    long read = 0;
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
