package workbook.locks;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.ToIntFunction;

/**
 * The exchange rates of a bank, on a panel in the hall. Many read them all day long, and now and
 * then one is written. Readers read at the same time, and a writer is alone. A missing rate is
 * fetched from a slow source, and only once; others wait meanwhile. Safe for any number of threads.
 */
public class RateBoard {
  /** Any number may read the panel at once, but only while nobody writes. */
  public interface Panel {
    /** The rate of a currency, or null if there is none. */
    Integer read(String currency);

    void write(String currency, int rate);
  }

  private final Panel panel; // guarded by lock
  private final ToIntFunction<String> source;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  public RateBoard(Panel panel, ToIntFunction<String> source) {
    this.panel = panel;
    this.source = source;
  }

  /** The rate of a currency, or null if there is none. */
  public Integer rate(String currency) {
    // any number of threads can hold the read lock, as long as nobody holds the write lock
    lock.readLock().lock();
    try {
      return panel.read(currency);
    } finally {
      lock.readLock().unlock();
    }
  }

  public void publish(String currency, int rate) {
    // only one thread can hold the write lock, and then nobody holds the read lock
    lock.writeLock().lock();
    try {
      panel.write(currency, rate);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** The rate of a currency. If there is none, it is fetched and published first. */
  public int rateOrFetch(String currency) {
    // the read lock is given back first: whoever keeps it waits for himself at the write lock
    Integer rate = rate(currency);
    if (rate == null) {
      lock.writeLock().lock();
      // a source that fails goes through the finally, too
      try {
        // between the two locks, somebody else may have fetched it: look again
        rate = panel.read(currency);
        if (rate == null) {
          rate = source.applyAsInt(currency);
          panel.write(currency, rate);
        }
      } finally {
        lock.writeLock().unlock();
      }
    }
    return rate;
  }
}
