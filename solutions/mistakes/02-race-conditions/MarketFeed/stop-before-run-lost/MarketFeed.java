/*
 * Mistake: stop() interrupts the reader, but does nothing if nobody is running yet.
 * Looks right because: there is nothing to stop before the run.
 * Caught by: aStopBeforeTheRunIsRemembered
 */
package workbook.races;

import java.util.function.LongSupplier;

public class MarketFeed {
  private final LongSupplier prices;
  private volatile Thread reader;

  public MarketFeed(LongSupplier prices) {
    this.prices = prices;
  }

  public long run() {
    reader = Thread.currentThread();
    long read = 0;
    while (!Thread.currentThread().isInterrupted()) {
      prices.getAsLong();
      read++;
    }
    reader = null;
    return read;
  }

  public void stop() {
    Thread running = reader;
    if (running != null) {
      running.interrupt();
    }
  }
}
