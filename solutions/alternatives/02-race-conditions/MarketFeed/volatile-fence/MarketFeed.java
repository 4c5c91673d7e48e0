/*
 * Approach: stop() writes a volatile field after the plain flag, and run() reads it before the flag.
 * Right because: what was written before a volatile write is seen after a read of it.
 */
package workbook.races;

import java.util.function.LongSupplier;

public class MarketFeed {
  private final LongSupplier prices;
  private boolean stopped;
  private volatile boolean fence;

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
    fence = false; // the value does not matter
  }

  private boolean isStopped() {
    return !fence && stopped;
  }
}
