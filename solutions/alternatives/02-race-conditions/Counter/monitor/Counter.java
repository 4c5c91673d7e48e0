/*
 * Approach: every method is synchronized.
 * Right because: one monitor guards the number on every path, and an exception gives it back.
 */
package workbook.races;

import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private long value; // guarded by this

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public synchronized long update(LongUnaryOperator operator) {
    value = operator.applyAsLong(value);
    return value;
  }

  public synchronized long increment() {
    value = next.applyAsLong(value);
    return value;
  }

  public synchronized long get() {
    return value;
  }
}
