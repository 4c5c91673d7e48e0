/*
 * Approach: a VarHandle reads the flag with acquire and writes it with release.
 * Right because: the reader has to look at the flag each time, and nothing more is needed.
 */
package workbook.races;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.LongSupplier;

public class MarketFeed {
  private final LongSupplier prices;
  private static final VarHandle STOPPED;

  static {
    try {
      STOPPED = MethodHandles.lookup().findVarHandle(MarketFeed.class, "stopped", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @SuppressWarnings("unused") // by way of STOPPED
  private boolean stopped;

  public MarketFeed(LongSupplier prices) {
    this.prices = prices;
  }

  public long run() {
    long read = 0;
    while (!(boolean) STOPPED.getAcquire(this)) {
      prices.getAsLong();
      read++;
    }
    return read;
  }

  public void stop() {
    STOPPED.setRelease(this, true);
  }
}
