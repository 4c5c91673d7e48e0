/*
 * Mistake: the flag that somebody calls is put back after an exception, and not after an Error.
 * Looks right because: a supplier has no checked exceptions, so RuntimeException is all that it can throw.
 * Caught by: whoWaitsDuringAFailureTriesHimself, aFailureIsNotKept
 */
package workbook.races;

import java.util.function.Supplier;

public class Lazy<T> {
  private final Supplier<T> supplier;
  private T value; // guarded by this, like the flags
  private boolean fetched;
  private boolean busy;

  public Lazy(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  public T get() {
    if (begin()) {
      return value();
    }
    try {
      T fresh = supplier.get();
      keep(fresh);
      return fresh;
    } catch (RuntimeException e) {
      fail();
      throw e;
    }
  }

  private synchronized T value() {
    return value;
  }

  /** Waits while another one calls; says whether the value is there. */
  private synchronized boolean begin() {
    boolean interrupted = false;
    while (busy) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    busy = !fetched;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return fetched;
  }

  private synchronized void keep(T fresh) {
    value = fresh;
    fetched = true;
    busy = false;
    notifyAll();
  }

  private synchronized void fail() {
    busy = false;
    notifyAll();
  }
}
