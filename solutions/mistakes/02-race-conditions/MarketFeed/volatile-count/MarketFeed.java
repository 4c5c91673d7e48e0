/*
 * Mistake: the count is volatile, and the flag is plain.
 * Looks right because: the count is what changes all the time, and the feed does end.
 * Caught by: somethingHandsTheStopOver
 */
package workbook.races;

import java.util.function.LongSupplier;

public class MarketFeed {
  private final LongSupplier prices;
  private volatile long read;
  private boolean stopped;

  public MarketFeed(LongSupplier prices) {
    this.prices = prices;
  }

  public long run() {
    read = 0;
    while (!stopped) {
      prices.getAsLong();
      read = read + 1;
    }
    return read;
  }

  public void stop() {
    stopped = true;
  }
}
