/*
 * Mistake: one teller calls without the lock, and wakes only one of those who wait.
 * Looks right because: whoever is woken has the value, and the next one is at the lock already.
 * Caught by: whoHasWaitedDoesNotFetchAgain
 */
package workbook.races;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

public class Lazy<T> {
  private final Supplier<T> supplier;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private boolean busy; // guarded by lock, like the next two
  private boolean fetched;
  private T value;

  public Lazy(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  public T get() {
    lock.lock();
    try {
      while (busy) {
        idle.awaitUninterruptibly();
      }
      if (fetched) {
        return value;
      }
      busy = true;
    } finally {
      lock.unlock();
    }
    T fresh = null;
    boolean answered = false;
    try {
      fresh = supplier.get();
      answered = true;
      return fresh;
    } finally {
      lock.lock();
      try {
        busy = false;
        fetched = answered;
        value = fresh;
        idle.signal();
      } finally {
        lock.unlock();
      }
    }
  }
}
