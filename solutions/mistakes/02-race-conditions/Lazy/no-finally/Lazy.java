/*
 * Mistake: a supplier that throws leaves the lock locked.
 * Looks right because: lock and unlock are paired on every path that one sees.
 * Caught by: aFailureIsNotKept
 */
package workbook.races;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

public class Lazy<T> {
  private final Supplier<T> supplier;
  private final Lock lock = new ReentrantLock();
  private T value;
  private volatile boolean fetched;

  public Lazy(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  public T get() {
    if (!fetched) {
      lock.lock();
      if (!fetched) {
        value = supplier.get();
        fetched = true;
      }
      lock.unlock();
    }
    return value;
  }
}
