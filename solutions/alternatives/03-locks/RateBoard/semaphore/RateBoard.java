/*
 * Approach: a semaphore with many permits: a reader takes one, a writer takes all
 * Right because: whoever has all permits is alone; it looks again when it has them
 */
package workbook.locks;

import java.util.concurrent.Semaphore;
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
  private static final int ALL = 1_000;
  private final Semaphore permits = new Semaphore(ALL, true);

  public RateBoard(Panel panel, ToIntFunction<String> source) {
    this.panel = panel;
    this.source = source;
  }

  public Integer rate(String currency) {
    permits.acquireUninterruptibly();
    try {
      return panel.read(currency);
    } finally {
      permits.release();
    }
  }

  public void publish(String currency, int rate) {
    permits.acquireUninterruptibly(ALL);
    try {
      panel.write(currency, rate);
    } finally {
      permits.release(ALL);
    }
  }

  public int rateOrFetch(String currency) {
    Integer rate = rate(currency);
    if (rate == null) {
      permits.acquireUninterruptibly(ALL);
      try {
        rate = panel.read(currency);
        if (rate == null) {
          rate = source.applyAsInt(currency);
          panel.write(currency, rate);
        }
      } finally {
        permits.release(ALL);
      }
    }
    return rate;
  }
}
