/*
 * Mistake: the first caller fetches, and all the others go on with what is there.
 * Looks right because: compareAndSet() lets only one caller through.
 * Caught by: nobodyIsGivenAValueThatIsNotThereYet
 */
package workbook.races;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

public class Lazy<T> {
  private final Supplier<T> supplier;
  private final AtomicBoolean started = new AtomicBoolean();
  private volatile T value;

  public Lazy(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  public T get() {
    if (started.compareAndSet(false, true)) {
      value = supplier.get();
    }
    return value;
  }
}
