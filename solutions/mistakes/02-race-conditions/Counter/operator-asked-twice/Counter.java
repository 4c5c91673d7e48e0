/*
 * Mistake: the operator is asked once whether anything changes, and then once more for the number.
 * Looks right because: both calls are under the lock, where they give the same number.
 * Caught by: anOperatorIsCalledOnce, theRuleSaysWhichNumberIsNext
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
    if (operator.applyAsLong(value) != value) {
      value = operator.applyAsLong(value);
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
