/*
 * Mistake: after three failures nobody tries anew.
 * Looks right because: a line that is dead three times is dead.
 * Caught by: aFailureIsNotKept
 */
package workbook.races;

import java.util.function.Supplier;

public class Lazy<T> {
  private static final int ATTEMPTS = 3;

  private final Supplier<T> supplier;
  private int failed; // guarded by this
  private volatile T value;
  private volatile boolean fetched;

  public Lazy(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  public T get() {
    if (!fetched) {
      synchronized (this) {
        if (!fetched) {
          if (failed == ATTEMPTS) {
            throw new IllegalStateException("no line");
          }
          failed++;
          value = supplier.get();
          fetched = true;
        }
      }
    }
    return value;
  }
}
