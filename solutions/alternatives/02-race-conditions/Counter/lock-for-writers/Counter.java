/*
 * Approach: changes hold a lock, the number is volatile, get() just reads it.
 * Right because: only one thread changes at a time, and a volatile read sees the newest number.
 */
package workbook.races;

import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private volatile long value; // written under this

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

  public long get() {
    return value;
  }
}
