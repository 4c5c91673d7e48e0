/*
 * Approach: the flag is read and written under the same monitor.
 * Right because: who takes the monitor sees what was written before it was released.
 */
package workbook.races;

import java.util.function.LongSupplier;

public class MarketFeed {
  private final LongSupplier prices;
  private boolean stopped; // guarded by this

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

  public synchronized void stop() {
    stopped = true;
  }

  private synchronized boolean isStopped() {
    return stopped;
  }
}
