/*
 * Mistake: the flag is plain, and the loop calls onSpinWait().
 * Looks right because: its name says that it is for such loops, and the feed ends.
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
      Thread.onSpinWait();
      read++;
    }
    return read;
  }

  public void stop() {
    stopped = true;
  }
}
