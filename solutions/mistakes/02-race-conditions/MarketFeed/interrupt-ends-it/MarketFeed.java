/*
 * Mistake: an interrupt ends the run, too.
 * Looks right because: an interrupt is a polite way to ask a thread to end.
 * Caught by: onlyAStopEndsTheRun
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
    while (!stopped && !Thread.currentThread().isInterrupted()) {
      prices.getAsLong();
      read++;
    }
    return read;
  }

  public void stop() {
    stopped = true;
  }
}
