/*
 * Mistake: the exception reaches the caller inside another one.
 * Looks right because: the cause is still in it.
 * Caught by: aFailureReachesTheCaller
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
          } catch (Throwable e) {
            throw new IllegalStateException("cannot fetch the value", e);
          }
          fetched = true;
        }
      }
    }
    return value;
  }
}
