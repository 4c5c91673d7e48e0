/*
 * Mistake: reads first and asks afterwards whether somebody wrote; but this panel must not be read then.
 * Looks right because: a reading that was disturbed is thrown away.
 * Caught by: nobodyReadsWhileAClerkWrites, nobodyWritesWhileACustomerReads
 */
package workbook.locks;

import java.util.concurrent.locks.StampedLock;
import java.util.function.ToIntFunction;

public class RateBoard {
  /** Any number may read the panel at once, but only while nobody writes. */
  public interface Panel {
    /** The rate of a currency, or null if there is none. */
    Integer read(String currency);

    void write(String currency, int rate);
  }

  private final Panel panel;
  private final ToIntFunction<String> source;
  private final StampedLock lock = new StampedLock();

  public RateBoard(Panel panel, ToIntFunction<String> source) {
    this.panel = panel;
    this.source = source;
  }

  public Integer rate(String currency) {
    long stamp = lock.tryOptimisticRead();
    Integer rate = panel.read(currency);
    if (lock.validate(stamp)) {
      return rate;
    }
    stamp = lock.readLock();
    try {
      return panel.read(currency);
    } finally {
      lock.unlockRead(stamp);
    }
  }

  public void publish(String currency, int rate) {
    lock.asWriteLock().lock();
    try {
      panel.write(currency, rate);
    } finally {
      lock.asWriteLock().unlock();
    }
  }

  public int rateOrFetch(String currency) {
    Integer rate = rate(currency);
    if (rate == null) {
      lock.asWriteLock().lock();
      try {
        rate = panel.read(currency);
        if (rate == null) {
          rate = source.applyAsInt(currency);
          panel.write(currency, rate);
        }
      } finally {
        lock.asWriteLock().unlock();
      }
    }
    return rate;
  }
}
