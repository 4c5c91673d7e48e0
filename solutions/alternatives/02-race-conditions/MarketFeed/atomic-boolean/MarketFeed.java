/*
 * Approach: the flag is an AtomicBoolean.
 * Right because: get() and set() of an atomic are as visible as a volatile field.
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
    while (!stopped.get()) {
      prices.getAsLong();
      read++;
    }
    return read;
  }

  public void stop() {
    stopped.set(true);
  }
}
