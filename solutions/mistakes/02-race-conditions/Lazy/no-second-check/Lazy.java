/*
 * Mistake: whoever has waited for the lock does not look again.
 * Looks right because: two callers never fetch at the same time.
 * Caught by: whoHasWaitedDoesNotFetchAgain
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
        value = supplier.get();
        fetched = true;
      }
    }
    return value;
  }
}
