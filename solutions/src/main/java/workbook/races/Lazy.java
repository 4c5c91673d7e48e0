package workbook.races;

import java.util.function.Supplier;

/**
 * A value that is fetched when somebody first asks for it: the exchange rates of the day, which
 * take a call to the head office. One caller fetches it while the others wait; once it is there,
 * nobody waits any more.
 *
 * <p>Thread-safe. {@link #get} blocks while another thread is inside the supplier, however long it
 * takes. If the call fails with an exception or an error, that caller gets it as it is, and the
 * next one tries anew, whether he comes later or waits already. A caller who is interrupted goes on
 * waiting, and stays interrupted.
 */
public class Lazy<T> {
  private final Supplier<T> supplier; // called with the monitor of this
  private T value; // written under this, before fetched; read after fetched
  private volatile boolean fetched; // written under this

  public Lazy(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  /** Returns what the supplier returns, which may be null; asks it once, unless it throws. */
  public T get() {
    if (!fetched) {
      synchronized (this) {
        // 1: whoever has waited for the monitor looks again, since the value may be there by now
        if (!fetched) {
          value = supplier.get();
          // 2: the volatile write comes last, so whoever reads true also sees the whole value
          // 3: a flag of its own, since null is a value; an exception leaves it false
          fetched = true;
        }
      }
    }
    return value;
  }
}
