/*
 * Mistake: a price is read before the first look at the flag.
 * Looks right because: the feed ends after the price that it is reading.
 * Caught by: aStopBeforeTheRunIsRemembered, aStoppedFeedStaysStopped
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
    do {
      prices.getAsLong();
      read++;
    } while (!stopped);
    return read;
  }

  public void stop() {
    stopped = true;
  }
}
