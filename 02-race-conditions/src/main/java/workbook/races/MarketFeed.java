package workbook.races;

import java.util.function.LongSupplier;

/**
 * Reads one price after the other, as fast as the market gives them, until another thread stops it.
 * Right now a feed that has been running for a while can go on for ever: nobody tells it that it
 * has been stopped. Make it end with the price that it is reading. Once stopped, a feed stays
 * stopped, and reads no more prices; stop() never waits for the market, which may be silent for
 * hours. Only stop() ends a feed: an interrupt does not, and what the market throws reaches the
 * caller of run(), who may call it again. One thread at a time calls run().
 *
 * <p>Run the tests, from the top folder:
 *
 * <pre>./mvnw test -pl 02-race-conditions -Dtest=MarketFeedTest</pre>
 */
public class MarketFeed {
  private final LongSupplier prices;
  // TODO 1: one thread writes this, and another one wants to know
  private boolean stopped;

  public MarketFeed(LongSupplier prices) {
    this.prices = prices;
  }

  /** Reads prices until the feed is stopped. Returns how many it has read. */
  public long run() {
    long read = 0;
    while (!stopped) {
      prices.getAsLong();
      read++;
    }
    return read;
  }

  /** Ends run(). Called by another thread, before run() or during it. */
  public void stop() {
    stopped = true;
  }
}
