/*
 * Approach: a StampedLock around each look and each stop.
 * Right because: the read lock and the write lock of one StampedLock hand the flag over.
 */
package workbook.races;

import java.util.concurrent.locks.StampedLock;
import java.util.function.LongSupplier;

public class MarketFeed {
  private final LongSupplier prices;
  private final StampedLock lock = new StampedLock();
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
    long stamp = lock.writeLock();
    stopped = true;
    lock.unlockWrite(stamp);
  }

  private boolean isStopped() {
    long stamp = lock.readLock();
    try {
      return stopped;
    } finally {
      lock.unlockRead(stamp);
    }
  }
}
