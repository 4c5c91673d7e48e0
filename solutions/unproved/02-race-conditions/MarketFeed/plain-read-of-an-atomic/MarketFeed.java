/*
 * Mistake: the flag is an AtomicBoolean, but the loop reads it with getPlain().
 * Looks right because: an atomic is safe, and the plain read is faster.
 * Not caught because: only the compiler inside the JVM brings it out, and on a starved machine it may come
 * too late; an inspection sees an atomic that is safe if it is read as usual.
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
    while (!stopped.getPlain()) {
      prices.getAsLong();
      read++;
    }
    return read;
  }

  public void stop() {
    stopped.set(true);
  }
}
