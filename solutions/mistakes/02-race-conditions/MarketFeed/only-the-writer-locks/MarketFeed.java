/*
 * Mistake: stop() is synchronized, but run() reads the flag without the lock.
 * Looks right because: only one of the two changes the flag, and that one is guarded.
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
      read++;
    }
    return read;
  }

  public synchronized void stop() {
    stopped = true;
  }
}
