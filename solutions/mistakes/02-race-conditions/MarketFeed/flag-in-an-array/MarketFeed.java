/*
 * Mistake: the flag lies in an array that is a final field.
 * Looks right because: final fields are safe for all threads.
 * Caught by: somethingHandsTheStopOver
 */
package workbook.races;

import java.util.function.LongSupplier;

public class MarketFeed {
  private final LongSupplier prices;
  private final boolean[] stopped = new boolean[1];

  public MarketFeed(LongSupplier prices) {
    this.prices = prices;
  }

  public long run() {
    long read = 0;
    while (!stopped[0]) {
      prices.getAsLong();
      read++;
    }
    return read;
  }

  public void stop() {
    stopped[0] = true;
  }
}
