/*
 * Mistake: a stop between the look at closed and running = true is lost.
 * Looks right because: a feed that was closed does not begin, and one that runs is stopped.
 * Caught by: theStopMayComeAtAnyMoment
 */
package workbook.races;

import java.util.function.LongSupplier;

public class MarketFeed {
  private final LongSupplier prices;
  private volatile boolean closed;
  private volatile boolean running;

  public MarketFeed(LongSupplier prices) {
    this.prices = prices;
  }

  public long run() {
    if (closed) {
      return 0;
    }
    running = true;
    long read = 0;
    while (running) {
      prices.getAsLong();
      read++;
    }
    return read;
  }

  public void stop() {
    closed = true;
    running = false;
  }
}
