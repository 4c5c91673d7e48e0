/*
 * Mistake: the value is volatile, but get() asks a plain flag whether it is there.
 * Looks right because: the value itself can be handed over safely, and the lock guards the rest.
 * Caught by: whatTellsThatTheValueIsThereIsSafe
 */
package workbook.races;

import java.util.function.Supplier;

public class Lazy<T> {
  private final Supplier<T> supplier;
  private volatile T value;
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
