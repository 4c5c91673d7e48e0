/*
 * Mistake: each manager locks the operator that he has brought along.
 * Looks right because: whoever is at work holds a lock, and while an operator is at work nobody else can use it.
 * Caught by: noChangeIsLost, customersAndManagersUndoNothing
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
    synchronized (operator) {
      value = operator.applyAsLong(value);
      return value;
    }
  }

  public long increment() {
    return update(next);
  }

  public long get() {
    return value;
  }
}
