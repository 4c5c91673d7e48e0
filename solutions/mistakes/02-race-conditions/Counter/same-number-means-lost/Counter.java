/*
 * Mistake: a number that stays as it is counts as a change that was lost, and is tried again.
 * Looks right because: if the number has not changed, somebody must have overwritten the change.
 * Caught by: anOperatorMayMakeAnyNumber
 */
package workbook.races;

import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private volatile long value;

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public synchronized long update(LongUnaryOperator operator) {
    long seen = value;
    while (value == seen) {
      value = operator.applyAsLong(seen);
    }
    return value;
  }

  public long increment() {
    return update(next);
  }

  public long get() {
    return value;
  }
}
