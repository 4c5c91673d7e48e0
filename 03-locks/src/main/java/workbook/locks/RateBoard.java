package workbook.locks;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToIntFunction;

/**
 * The exchange rates of a bank, on a panel in the hall. Many read them, and now and then one is
 * written. Right now readers wait for one another, and yet some read while the panel is written.
 * Let readers read at the same time, and let a writer be alone, whatever tool you use. A missing
 * rate is fetched from a slow source, and only once; others may wait meanwhile.
 *
 * <p>Run the tests, from the top folder:
 *
 * <pre>./mvnw test -pl 03-locks -Dtest=RateBoardTest</pre>
 */
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

  /** The rate of a currency, or null if there is none. */
  public Integer rate(String currency) {
    // TODO 1: two who only read cannot be here at the same time
    lock.lock();
    try {
      return panel.read(currency);
    } finally {
      lock.unlock();
    }
  }

  public void publish(String currency, int rate) {
    // TODO 2: others may be reading or writing at this moment
    panel.write(currency, rate);
  }

  /** The rate of a currency. If there is none, it is fetched and published first. */
  public int rateOrFetch(String currency) {
    // TODO 3: two may find nothing here at the same time, and both go on
    Integer rate = panel.read(currency);
    if (rate == null) {
      lock.lock();
      // TODO 4: the source may throw an exception
      rate = source.applyAsInt(currency);
      panel.write(currency, rate);
      lock.unlock();
    }
    return rate;
  }
}
