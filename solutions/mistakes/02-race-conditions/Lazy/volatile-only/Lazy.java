/*
 * Mistake: everything is volatile, and two callers still fetch at once.
 * Looks right because: everybody sees the newest value.
 * Caught by: othersWaitWhileOneFetches
 */
package workbook.races;

import java.util.function.Supplier;

public class Lazy<T> {
  private final Supplier<T> supplier;
  private volatile T value;
  private volatile boolean fetched;

  public Lazy(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  public T get() {
    if (!fetched) {
      value = supplier.get();
      fetched = true;
    }
    return value;
  }
}
