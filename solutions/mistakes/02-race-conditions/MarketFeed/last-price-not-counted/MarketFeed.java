/*
 * Mistake: the price that is being read when the stop comes is not counted.
 * Looks right because: the feed has been stopped, so that price comes too late.
 * Caught by: noPriceIsReadAfterTheStop, theStopMayComeAtAnyMoment
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
    while (!stopped) {
      prices.getAsLong();
      if (!stopped) {
        read++;
      }
    }
    return read;
  }

  public void stop() {
    stopped = true;
  }
}
