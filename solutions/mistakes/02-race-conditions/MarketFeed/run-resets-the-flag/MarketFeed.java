/*
 * Mistake: run() resets the flag when it begins.
 * Looks right because: a new run should begin with a clean flag.
 * Caught by: aStopBeforeTheRunIsRemembered
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
    stopped = false;
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
