/*
 * Mistake: the supplier is volatile, and the flag is plain.
 * Looks right because: the loop reads a volatile field each time round, so it does end.
 * Caught by: somethingHandsTheStopOver
 */
package workbook.races;

import java.util.function.LongSupplier;

public class MarketFeed {
  private volatile LongSupplier prices;
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

  public void stop() {
    stopped = true;
  }
}
