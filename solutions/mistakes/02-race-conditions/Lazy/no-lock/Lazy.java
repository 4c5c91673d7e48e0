/*
 * Mistake: nothing keeps two callers from fetching at once.
 * Looks right because: it works whenever it is tried by hand.
 * Caught by: othersWaitWhileOneFetches
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
      value = supplier.get();
      fetched = true;
    }
    return value;
  }
}
