/*
 * Mistake: the flag is plain, and the loop calls yield().
 * Looks right because: the feed ends, for the compiler happens to look at the flag again after a yield.
 * Caught by: somethingHandsTheStopOver
 */
package workbook.races;

import java.util.function.LongSupplier;

public class MarketFeed {
  private final LongSupplier prices;
  private boolean stopped;

  public MarketFeed(LongSupplier prices) {
    this.prices = prices;
  }

  public long run() {
    long read = 0;
    while (!stopped) {
      prices.getAsLong();
      Thread.yield();
      read++;
    }
    return read;
  }

  public void stop() {
    stopped = true;
  }
}
