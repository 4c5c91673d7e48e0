/*
 * Mistake: when the market fails, run() returns what it has read so far.
 * Looks right because: the caller gets at least the prices that were there.
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
    } catch (RuntimeException e) {
      return read;
    }
    return read;
  }

  public void stop() {
    stopped = true;
  }
}
