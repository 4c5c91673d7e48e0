/*
 * Mistake: the supplier is let go before it is called, so a failed call cannot be made again.
 * Looks right because: the supplier is needed once, and what it holds can be collected.
 * Caught by: aFailureIsNotKept, whoWaitsDuringAFailureTriesHimself
 */
package workbook.races;

import java.util.function.Supplier;

public class Lazy<T> {
  private Supplier<T> supplier; // guarded by this; null once it is not needed any more
  private volatile T value;
  private volatile boolean fetched;

  public Lazy(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  public T get() {
    if (!fetched) {
      synchronized (this) {
        if (!fetched) {
          Supplier<T> once = supplier;
          supplier = null;
          value = once.get();
          fetched = true;
        }
      }
    }
    return value;
  }
}
