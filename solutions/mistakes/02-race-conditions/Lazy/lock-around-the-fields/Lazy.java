/*
 * Mistake: the lock is given back while the supplier works.
 * Looks right because: every access to the fields holds the lock, and only for a short time.
 * Caught by: othersWaitWhileOneFetches
 */
package workbook.races;

import java.util.function.Supplier;

public class Lazy<T> {
  private final Supplier<T> supplier;
  private T value;
  private boolean fetched;

  public Lazy(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  public T get() {
    synchronized (this) {
      if (fetched) {
        return value;
      }
    }
    T fresh = supplier.get();
    synchronized (this) {
      value = fresh;
      fetched = true;
    }
    return fresh;
  }
}
