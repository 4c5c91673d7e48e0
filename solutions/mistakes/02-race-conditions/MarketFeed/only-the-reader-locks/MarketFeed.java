/*
 * Mistake: stop() writes the flag without the lock under which run() reads it.
 * Looks right because: the loop takes a lock each time, so it always looks again.
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
    while (!isStopped()) {
      prices.getAsLong();
      read++;
    }
    return read;
  }

  public void stop() {
    stopped = true;
  }

  private synchronized boolean isStopped() {
    return stopped;
  }
}
