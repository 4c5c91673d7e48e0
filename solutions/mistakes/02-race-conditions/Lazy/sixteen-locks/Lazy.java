/*
 * Mistake: sixteen locks serve all values, so that two of them may share one.
 * Looks right because: locks are split so that values do not stand in each other's way.
 * Caught by: lazyValuesDoNotWaitForEachOther
 */
package workbook.races;

import java.util.Arrays;
import java.util.function.Supplier;

public class Lazy<T> {
  private static final Object[] LOCKS = new Object[16];

  static {
    Arrays.setAll(LOCKS, i -> new Object());
  }

  private final Supplier<T> supplier;
  private volatile T value;
  private volatile boolean fetched;

  public Lazy(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  public T get() {
    if (!fetched) {
      synchronized (LOCKS[System.identityHashCode(this) % LOCKS.length]) {
        if (!fetched) {
          value = supplier.get();
          fetched = true;
        }
      }
    }
    return value;
  }
}
