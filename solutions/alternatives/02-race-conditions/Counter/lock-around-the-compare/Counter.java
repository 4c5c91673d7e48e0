/*
 * Approach: the operator works without a lock; a short one compares and stores.
 * Right because: nothing is stored unless the number is still the one that the operator saw.
 */
package workbook.races;

import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private long value; // guarded by this

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public long update(LongUnaryOperator operator) {
    long seen = get();
    long changed = operator.applyAsLong(seen);
    while (!storeIf(seen, changed)) {
      seen = get();
      changed = operator.applyAsLong(seen);
    }
    return changed;
  }

  public long increment() {
    return update(next);
  }

  public synchronized long get() {
    return value;
  }

  private synchronized boolean storeIf(long seen, long changed) {
    if (value != seen) {
      return false;
    }
    value = changed;
    return true;
  }
}
