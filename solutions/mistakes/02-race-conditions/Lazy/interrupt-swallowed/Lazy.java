/*
 * Mistake: a teller who is interrupted waits on, and nobody hears of the interrupt again.
 * Looks right because: he gets the value, as he should.
 * Caught by: anInterruptEndsNoWait
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
    while (busy) {
      try {
        wait();
      } catch (InterruptedException e) {
        // get() cannot throw it, and the value will be there soon
      }
    }
    busy = !fetched;
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
