/*
 * Mistake: run() holds the lock that stop() needs.
 * Looks right because: both methods use the flag, so both are synchronized.
 * Caught by: stopDoesNotWaitForTheMarket
 */
package workbook.races;

import java.util.function.LongSupplier;

public class MarketFeed {
  private final LongSupplier prices;
  private boolean stopped;

  public MarketFeed(LongSupplier prices) {
    this.prices = prices;
  }

  public synchronized long run() {
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
