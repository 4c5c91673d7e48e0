/*
 * Mistake: run() takes the stop away when it ends.
 * Looks right because: the feed is ready for its next run.
 * Caught by: aStoppedFeedStaysStopped
 */
package workbook.races;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

public class MarketFeed {
  private final LongSupplier prices;
  private final AtomicBoolean stopped = new AtomicBoolean();

  public MarketFeed(LongSupplier prices) {
    this.prices = prices;
  }

  public long run() {
    long read = 0;
    while (!stopped.compareAndSet(true, false)) {
      prices.getAsLong();
      read++;
    }
    return read;
  }

  public void stop() {
    stopped.set(true);
  }
}
