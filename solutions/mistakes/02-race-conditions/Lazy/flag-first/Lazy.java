/*
 * Mistake: the volatile flag is set before the value is there.
 * Looks right because: the lock is held all the time; but the fast path does not ask for it.
 * Caught by: nobodyIsGivenAValueThatIsNotThereYet
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
          fetched = true;
          value = supplier.get();
        }
      }
    }
    return value;
  }
}
