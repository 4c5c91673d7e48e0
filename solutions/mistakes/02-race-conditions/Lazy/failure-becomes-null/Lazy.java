/*
 * Mistake: an exception is swallowed, and the value is null from then on.
 * Looks right because: a caller should not have to care why there is no value.
 * Caught by: aFailureReachesTheCaller, aFailureIsNotKept
 */
package workbook.races;

import java.util.function.Supplier;

public class Lazy<T> {
  private final Supplier<T> supplier;
  private T value;
  private volatile boolean fetched;

  public Lazy(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  public T get() {
    if (!fetched) {
      synchronized (this) {
        if (!fetched) {
          try {
            value = supplier.get();
          } catch (RuntimeException e) {
            value = null;
          }
          fetched = true;
        }
      }
    }
    return value;
  }
}
