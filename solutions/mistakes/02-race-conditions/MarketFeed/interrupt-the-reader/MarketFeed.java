/*
 * Mistake: the interrupted status is all that tells a running feed of the stop.
 * Looks right because: each look at it is fresh, and a stop before the run is kept in a flag.
 * Caught by: onlyAStopEndsTheRun, theMarketMaySwallowInterrupts
 */
package workbook.races;

import java.util.function.LongSupplier;

public class MarketFeed {
  private final LongSupplier prices;
  private Thread reader; // guarded by this; null while nobody runs the feed
  private boolean stopped; // guarded by this

  public MarketFeed(LongSupplier prices) {
    this.prices = prices;
  }

  public long run() {
    synchronized (this) {
      if (stopped) {
        return 0;
      }
      reader = Thread.currentThread();
    }
    long read = 0;
    while (!Thread.currentThread().isInterrupted()) {
      prices.getAsLong();
      read++;
    }
    synchronized (this) {
      reader = null;
      Thread.interrupted(); // it was meant for the feed, not for the caller
    }
    return read;
  }

  public synchronized void stop() {
    stopped = true;
    if (reader != null) {
      reader.interrupt();
    }
  }
}
