/*
 * Approach: a semaphore with a single permit around looking again and fetching.
 * Right because: waiting for the permit cannot be interrupted, and the volatile flag is written last.
 */
package workbook.races;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

public class Lazy<T> {
  private final Supplier<T> supplier;
  private final Semaphore permit = new Semaphore(1);
  private volatile T value;
  private volatile boolean fetched;

  public Lazy(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  public T get() {
    if (!fetched) {
      permit.acquireUninterruptibly();
      try {
        if (!fetched) {
          value = supplier.get();
          fetched = true;
        }
      } finally {
        permit.release();
      }
    }
    return value;
  }
}
