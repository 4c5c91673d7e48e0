/*
 * Mistake: the count is atomic, and the flag is plain.
 * Looks right because: an atomic makes the class safe, and the feed does end.
 * Caught by: somethingHandsTheStopOver
 */
package workbook.races;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

public class MarketFeed {
  private final LongSupplier prices;
  private final AtomicLong read = new AtomicLong();
  private boolean stopped;

  public MarketFeed(LongSupplier prices) {
    this.prices = prices;
  }

  public long run() {
    read.set(0);
    while (!stopped) {
      prices.getAsLong();
      read.incrementAndGet();
    }
    return read.get();
  }

  public void stop() {
    stopped = true;
  }
}
