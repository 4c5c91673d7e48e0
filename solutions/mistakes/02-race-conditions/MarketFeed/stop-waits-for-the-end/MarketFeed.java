/*
 * Mistake: stop() waits until run() has returned.
 * Looks right because: when stop() is back, the feed has surely ended.
 * Caught by: stopDoesNotWaitForTheMarket
 */
package workbook.races;

import java.util.function.LongSupplier;

public class MarketFeed {
  private final LongSupplier prices;
  private volatile boolean stopped;
  private volatile boolean running;

  public MarketFeed(LongSupplier prices) {
    this.prices = prices;
  }

  public long run() {
    long read = 0;
    running = true;
    while (!stopped) {
      prices.getAsLong();
      read++;
    }
    running = false;
    return read;
  }

  public void stop() {
    stopped = true;
    while (running) {
      Thread.onSpinWait();
    }
  }
}
