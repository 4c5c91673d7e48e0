/*
 * Mistake: each price is read under the lock of the flag.
 * Looks right because: checking and reading look like one step.
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

  public long run() {
    long read = 0;
    while (true) {
      synchronized (this) {
        if (stopped) {
          return read;
        }
        prices.getAsLong();
        read++;
      }
    }
  }

  public synchronized void stop() {
    stopped = true;
  }
}
