/*
 * Mistake: only storing holds the lock, the operator works before.
 * Looks right because: only storing changes anything, and a lock should be held for a short time.
 * Caught by: noChangeIsLost
 */
package workbook.races;

import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private long value;

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public long update(LongUnaryOperator operator) {
    long changed = operator.applyAsLong(get());
    synchronized (this) {
      value = changed;
    }
    return changed;
  }

  public long increment() {
    return update(next);
  }

  public synchronized long get() {
    return value;
  }
}
