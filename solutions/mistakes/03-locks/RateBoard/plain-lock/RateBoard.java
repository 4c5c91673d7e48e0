/*
 * Mistake: one lock that keeps readers out of one another's way, too.
 * Looks right because: nothing can go wrong when only one is at the panel.
 * Caught by: readersReadTogether, whoNeedNotFetchIsAReader
 */
package workbook.locks;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
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
  private final Lock lock = new ReentrantLock();

  public RateBoard(Panel panel, ToIntFunction<String> source) {
    this.panel = panel;
    this.source = source;
  }

  public Integer rate(String currency) {
    lock.lock();
    try {
      return panel.read(currency);
    } finally {
      lock.unlock();
    }
  }

  public void publish(String currency, int rate) {
    lock.lock();
    try {
      panel.write(currency, rate);
    } finally {
      lock.unlock();
    }
  }

  public int rateOrFetch(String currency) {
    Integer rate = rate(currency);
    if (rate == null) {
      lock.lock();
      try {
        rate = panel.read(currency);
        if (rate == null) {
          rate = source.applyAsInt(currency);
          panel.write(currency, rate);
        }
      } finally {
        lock.unlock();
      }
    }
    return rate;
  }
}
