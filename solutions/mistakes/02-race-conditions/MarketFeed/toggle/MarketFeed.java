/*
 * Mistake: a second stop() starts the feed again.
 * Looks right because: the flag is volatile, and one stop turns it on.
 * Caught by: aStoppedFeedStaysStopped
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
      prices.getAsLong();
      read++;
    }
    return read;
  }

  public void stop() {
    stopped = !stopped;
  }
}
