/*
 * Approach: stop() puts a permit down, and run() reads until there is one.
 * Right because: the permits of a semaphore are volatile inside, and nobody takes this one away.
 */
package workbook.races;

import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

public class MarketFeed {
  private final LongSupplier prices;
  private final Semaphore stops = new Semaphore(0);

  public MarketFeed(LongSupplier prices) {
    this.prices = prices;
  }

  public long run() {
    long read = 0;
    while (stops.availablePermits() == 0) {
      prices.getAsLong();
      read++;
    }
    return read;
  }

  public void stop() {
    if (stops.availablePermits() == 0) {
      stops.release();
    }
  }
}
