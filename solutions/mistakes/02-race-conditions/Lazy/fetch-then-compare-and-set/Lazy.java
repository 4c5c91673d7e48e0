/*
 * Mistake: all callers fetch, and compareAndSet() picks one value.
 * Looks right because: compareAndSet() is atomic, so everybody gets the same value.
 * Caught by: othersWaitWhileOneFetches
 */
package workbook.races;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

public class Lazy<T> {
  private final Supplier<T> supplier;
  private final AtomicReference<T> value = new AtomicReference<>();

  public Lazy(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  public T get() {
    if (value.get() == null) {
      value.compareAndSet(null, supplier.get());
    }
    return value.get();
  }
}
