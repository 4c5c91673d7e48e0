/*
 * Approach: double-checked locking with a record in a plain field, which is read once.
 * Right because: final fields are seen whole even through a race; who sees no record asks the lock.
 */
package workbook.races;

import java.util.function.Supplier;

public class Lazy<T> {
  private final Supplier<T> supplier;
  private Fetched<T> fetched; // written under this, read without

  public Lazy(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  public T get() {
    Fetched<T> seen = fetched;
    if (seen == null) {
      synchronized (this) {
        seen = fetched;
        if (seen == null) {
          seen = new Fetched<>(supplier.get());
          fetched = seen;
        }
      }
    }
    return seen.value();
  }

  private record Fetched<T>(T value) {}
}
