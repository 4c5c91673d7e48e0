/*
 * Mistake: what the operator throws is kept from the caller, who is told the old number.
 * Looks right because: the number stays as it is, and nobody else is disturbed.
 * Caught by: eachFailureOfAnOperatorIsTold, aFailingRuleChangesNothing
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
    try {
      value = operator.applyAsLong(value);
    } catch (RuntimeException e) {
      // then there is no change
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
