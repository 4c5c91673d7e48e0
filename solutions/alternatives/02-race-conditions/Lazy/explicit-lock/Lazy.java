/*
 * Approach: a ReentrantLock around fetching, and a volatile record around the value.
 * Right because: the record is stored as a whole, and who has waited looks again under the lock.
 */
package workbook.races;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

public class Lazy<T> {
  private final Supplier<T> supplier;
  private final Lock lock = new ReentrantLock();
  private volatile Fetched<T> fetched; // written under lock

  public Lazy(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  public T get() {
    Fetched<T> seen = fetched;
    if (seen != null) {
      return seen.value();
    }
    lock.lock();
    try {
      if (fetched == null) {
        fetched = new Fetched<>(supplier.get());
      }
      return fetched.value();
    } finally {
      lock.unlock();
    }
  }

  private record Fetched<T>(T value) {}
}
