/*
 * Mistake: the flag is set a moment before the value, and the fast path believes it.
 * Looks right because: both fields are volatile, and the value has been fetched when the flag is set.
 * Caught by: nobodyIsGivenAValueThatIsNotThereYet
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
      synchronized (this) {
        if (!fetched) {
          T fresh = supplier.get();
          fetched = true;
          value = fresh;
        }
      }
    }
    return value;
  }
}
