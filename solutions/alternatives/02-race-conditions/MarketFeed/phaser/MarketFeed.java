/*
 * Approach: stop() terminates a phaser.
 * Right because: a terminated phaser stays terminated, and each look at it is fresh.
 */
package workbook.races;

import java.util.concurrent.Phaser;
import java.util.function.LongSupplier;

public class MarketFeed {
  private final LongSupplier prices;
  private final Phaser phaser = new Phaser(1);

  public MarketFeed(LongSupplier prices) {
    this.prices = prices;
  }

  public long run() {
    long read = 0;
    while (!phaser.isTerminated()) {
      prices.getAsLong();
      read++;
    }
    return read;
  }

  public void stop() {
    phaser.forceTermination();
  }
}
