/*
 * Approach: a StampedLock; a reader who finds nothing tries to become the writer on the spot
 * Right because: if others read as well, the stamp is given back first, and the panel is read again
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
    long stamp = lock.readLock();
    try {
      return panel.read(currency);
    } finally {
      lock.unlockRead(stamp);
    }
  }

  public void publish(String currency, int rate) {
    long stamp = lock.writeLock();
    try {
      panel.write(currency, rate);
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  public int rateOrFetch(String currency) {
    long stamp = lock.readLock();
    try {
      Integer rate = panel.read(currency);
      if (rate == null) {
        long converted = lock.tryConvertToWriteLock(stamp);
        if (converted == 0) {
          lock.unlockRead(stamp);
          stamp = lock.writeLock();
          rate = panel.read(currency);
        } else {
          stamp = converted;
        }
      }
      if (rate == null) {
        rate = source.applyAsInt(currency);
        panel.write(currency, rate);
      }
      return rate;
    } finally {
      lock.unlock(stamp);
    }
  }
}
