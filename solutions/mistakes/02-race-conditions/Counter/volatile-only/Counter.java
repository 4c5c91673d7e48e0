/*
 * Mistake: the number is volatile, and nothing makes reading and storing one step.
 * Looks right because: every thread sees the newest number at once.
 * Caught by: noChangeIsLost, eachCustomerGetsANumberOfHisOwn
 */
package workbook.races;

import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private volatile long value;

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public long update(LongUnaryOperator operator) {
    value = operator.applyAsLong(value);
    return value;
  }

  public long increment() {
    value = next.applyAsLong(value);
    return value;
  }

  public long get() {
    return value;
  }
}
