/*
 * Approach: counts the readers; a writer waits until there are none, and is in the monitor all the time
 * Right because: who writes has the monitor, so nobody can begin to read; the last reader wakes the writers
 */
package workbook.locks;

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
  private int readers; // guarded by this

  public RateBoard(Panel panel, ToIntFunction<String> source) {
    this.panel = panel;
    this.source = source;
  }

  public Integer rate(String currency) {
    synchronized (this) {
      readers++;
    }
    try {
      return panel.read(currency);
    } finally {
      synchronized (this) {
        readers--;
        notifyAll();
      }
    }
  }

  public synchronized void publish(String currency, int rate) {
    awaitNoReaders();
    panel.write(currency, rate);
  }

  public int rateOrFetch(String currency) {
    Integer rate = rate(currency);
    return rate == null ? fetch(currency) : rate;
  }

  private synchronized int fetch(String currency) {
    awaitNoReaders();
    Integer rate = panel.read(currency);
    if (rate == null) {
      rate = source.applyAsInt(currency);
      panel.write(currency, rate);
    }
    return rate;
  }

  private synchronized void awaitNoReaders() {
    boolean interrupted = false;
    while (readers > 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
