/*
 * Mistake: the first failure is kept for those who fail later.
 * Looks right because: the supplier is asked anew each time, and a failure is a failure.
 * Caught by: aFailureIsNotKept, eachFailureReachesItsOwnTeller
 */
package workbook.races;

import java.util.function.Supplier;

public class Lazy<T> {
  private final Supplier<T> supplier;
  private RuntimeException failure; // guarded by this
  private volatile T value;
  private volatile boolean fetched;

  public Lazy(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  public T get() {
    if (!fetched) {
      synchronized (this) {
        if (!fetched) {
          fetch();
        }
      }
    }
    return value;
  }

  private void fetch() {
    try {
      value = supplier.get();
      fetched = true;
    } catch (RuntimeException e) {
      failure = failure == null ? e : failure;
      throw failure;
    }
  }
}
