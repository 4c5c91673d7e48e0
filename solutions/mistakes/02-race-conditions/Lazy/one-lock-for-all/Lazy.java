/*
 * Mistake: all lazy values share the lock of the class.
 * Looks right because: only one caller fetches; but a slow supplier stops all other values, too.
 * Caught by: lazyValuesDoNotWaitForEachOther
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
      synchronized (Lazy.class) {
        if (!fetched) {
          value = supplier.get();
          fetched = true;
        }
      }
    }
    return value;
  }
}
