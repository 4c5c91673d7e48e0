/*
 * Mistake: a stop that comes after a run has failed does nothing.
 * Looks right because: what is over need not be stopped.
 * Caught by: aLateStopIsRemembered
 */
package workbook.races;

import java.util.function.LongSupplier;

public class MarketFeed {
  private final LongSupplier prices;
  private volatile boolean stopped;
  private volatile boolean over;

  public MarketFeed(LongSupplier prices) {
    this.prices = prices;
  }

  public long run() {
    long read = 0;
    try {
      while (!stopped) {
        prices.getAsLong();
        read++;
      }
      return read;
    } finally {
      over = true;
    }
  }

  public void stop() {
    if (!over) {
      stopped = true;
    }
  }
}
