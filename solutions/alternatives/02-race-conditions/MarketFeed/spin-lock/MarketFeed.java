/*
 * Approach: a spin lock made of an atomic number guards the flag.
 * Right because: who takes the lock sees what was written before it was given back.
 */
package workbook.races;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

public class MarketFeed {
  private final LongSupplier prices;
  private final AtomicInteger lock = new AtomicInteger();
  private boolean stopped; // guarded by lock

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

  public void stop() {
    take();
    stopped = true;
    lock.set(0);
  }

  private boolean isStopped() {
    take();
    boolean result = stopped;
    lock.set(0);
    return result;
  }

  private void take() {
    while (!lock.compareAndSet(0, 1)) {
      Thread.onSpinWait();
    }
  }
}
