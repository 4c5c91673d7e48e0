/*
 * Mistake: stop() interrupts the thread that calls it.
 * Looks right because: interruption is how threads are asked to end.
 * Caught by: aHotLoopSeesTheStop, noPriceIsReadAfterTheStop
 */
package workbook.races;

import java.util.function.LongSupplier;

public class MarketFeed {
  private final LongSupplier prices;

  public MarketFeed(LongSupplier prices) {
    this.prices = prices;
  }

  public long run() {
    long read = 0;
    while (!Thread.currentThread().isInterrupted()) {
      prices.getAsLong();
      read++;
    }
    return read;
  }

  public void stop() {
    Thread.currentThread().interrupt();
  }
}
