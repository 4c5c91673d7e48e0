/*
 * Mistake: stop() holds the monitor, and run() looks under another lock.
 * Looks right because: neither touches the flag without a lock.
 * Caught by: somethingHandsTheStopOver
 */
package workbook.races;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

public class MarketFeed {
  private final LongSupplier prices;
  private final Lock lock = new ReentrantLock();
  private boolean stopped;

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

  public synchronized void stop() {
    stopped = true;
  }

  private boolean isStopped() {
    lock.lock();
    try {
      return stopped;
    } finally {
      lock.unlock();
    }
  }
}
