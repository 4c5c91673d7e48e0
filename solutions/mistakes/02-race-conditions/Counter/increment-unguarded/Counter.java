/*
 * Mistake: update() and get() hold the lock, increment() does not.
 * Looks right because: it is a single line.
 * Caught by: eachCustomerGetsANumberOfHisOwn, customersAndManagersUndoNothing
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
    value = operator.applyAsLong(value);
    return value;
  }

  public long increment() {
    value = next.applyAsLong(value);
    return value;
  }

  public synchronized long get() {
    return value;
  }
}
