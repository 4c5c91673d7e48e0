/*
 * Approach: the source is asked under a lock of the currency alone; the read-write lock is only for the panel
 * Right because: the second look happens under the same lock of the currency as the first fetch; readers go on meanwhile
 */
package workbook.locks;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReadWriteLock;
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
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final ConcurrentMap<String, Object> fetching = new ConcurrentHashMap<>();

  public RateBoard(Panel panel, ToIntFunction<String> source) {
    this.panel = panel;
    this.source = source;
  }

  public Integer rate(String currency) {
    lock.readLock().lock();
    try {
      return panel.read(currency);
    } finally {
      lock.readLock().unlock();
    }
  }

  public void publish(String currency, int rate) {
    lock.writeLock().lock();
    try {
      panel.write(currency, rate);
    } finally {
      lock.writeLock().unlock();
    }
  }

  public int rateOrFetch(String currency) {
    Integer rate = rate(currency);
    if (rate == null) {
      synchronized (fetching.computeIfAbsent(currency, key -> new Object())) {
        rate = rate(currency);
        if (rate == null) {
          rate = source.applyAsInt(currency);
          publish(currency, rate);
        }
      }
    }
    return rate;
  }
}
