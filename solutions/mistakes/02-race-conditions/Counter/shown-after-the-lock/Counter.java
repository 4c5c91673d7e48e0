/*
 * Mistake: what get() shows is written once the lock is given back: an older number may come last.
 * Looks right because: the number itself is guarded, and showing it is no change.
 * Caught by: aChangeThatWasMadeIsShown
 */
package workbook.races;

import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private long value; // guarded by this
  private volatile long shown;

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public long update(LongUnaryOperator operator) {
    long changed;
    synchronized (this) {
      value = operator.applyAsLong(value);
      changed = value;
    }
    shown = changed;
    return changed;
  }

  public long increment() {
    return update(next);
  }

  public long get() {
    return shown;
  }
}
