/*
 * Mistake: the volatile flag is copied to a local variable before the loop.
 * Looks right because: the flag is volatile, and reading it once is faster.
 * Caught by: noPriceIsReadAfterTheStop
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
    boolean done = stopped;
    while (!done) {
      prices.getAsLong();
      read++;
    }
    return read;
  }

  public void stop() {
    stopped = true;
  }
}
