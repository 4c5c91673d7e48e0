/*
 * Approach: get() is synchronized, always.
 * Right because: every read and write holds the monitor; a wait of that kind costs next to nothing.
 */
package workbook.races;

import java.util.function.Supplier;

public class Lazy<T> {
  private final Supplier<T> supplier;
  private T value; // guarded by this
  private boolean fetched; // guarded by this

  public Lazy(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  public synchronized T get() {
    if (!fetched) {
      value = supplier.get();
      fetched = true;
    }
    return value;
  }
}
