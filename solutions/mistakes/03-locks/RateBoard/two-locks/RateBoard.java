/*
 * Mistake: the read lock is half of one pair, and the write lock half of another one.
 * Looks right because: readers take a read lock, and writers a write lock.
 * Caught by: nobodyReadsWhileAClerkWrites, nobodyWritesWhileACustomerReads
 */
package workbook.locks;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
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
  private final Lock reading = new ReentrantReadWriteLock().readLock();
  private final Lock writing = new ReentrantReadWriteLock().writeLock();

  public RateBoard(Panel panel, ToIntFunction<String> source) {
    this.panel = panel;
    this.source = source;
  }

  public Integer rate(String currency) {
    reading.lock();
    try {
      return panel.read(currency);
    } finally {
      reading.unlock();
    }
  }

  public void publish(String currency, int rate) {
    writing.lock();
    try {
      panel.write(currency, rate);
    } finally {
      writing.unlock();
    }
  }

  public int rateOrFetch(String currency) {
    Integer rate = rate(currency);
    if (rate == null) {
      writing.lock();
      try {
        rate = panel.read(currency);
        if (rate == null) {
          rate = source.applyAsInt(currency);
          panel.write(currency, rate);
        }
      } finally {
        writing.unlock();
      }
    }
    return rate;
  }
}
