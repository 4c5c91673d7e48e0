/*
 * Mistake: double-checked locking with plain fields.
 * Looks right because: it looks twice, and the second time under the lock.
 * Caught by: theValueReachesOthersAsAWhole
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
    if (!fetched) {
      synchronized (this) {
        if (!fetched) {
          value = supplier.get();
          fetched = true;
        }
      }
    }
    return value;
  }
}
