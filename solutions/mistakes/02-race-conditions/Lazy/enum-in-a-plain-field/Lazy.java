/*
 * Mistake: the state is an enum in a plain field, read without the lock.
 * Looks right because: an enum cannot be changed, so it seems safe to read.
 * Caught by: theValueReachesOthersAsAWhole
 */
package workbook.races;

import java.util.function.Supplier;

public class Lazy<T> {
  private final Supplier<T> supplier;
  private T value;
  private State state = State.EMPTY;

  public Lazy(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  public T get() {
    if (state == State.EMPTY) {
      synchronized (this) {
        if (state == State.EMPTY) {
          value = supplier.get();
          state = State.FETCHED;
        }
      }
    }
    return value;
  }

  private enum State {
    EMPTY,
    FETCHED
  }
}
