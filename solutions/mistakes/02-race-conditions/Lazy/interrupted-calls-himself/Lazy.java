/*
 * Mistake: a teller who is interrupted while he waits does not wait any longer and calls himself.
 * Looks right because: the interrupt is kept, and he gets a value.
 * Caught by: anInterruptEndsNoWait, whoIsInterruptedBeforehandWaits
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
    } catch (RuntimeException | Error e) {
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
    while (busy && !interrupted) {
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
