/*
 * Mistake: behind the lock the value itself is asked whether it is there.
 * Looks right because: the flag is asked first, so null is a value.
 * Caught by: nullIsAValueForThoseWhoWait
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
        if (value == null) {
          value = supplier.get();
          fetched = true;
        }
      }
    }
    return value;
  }
}
