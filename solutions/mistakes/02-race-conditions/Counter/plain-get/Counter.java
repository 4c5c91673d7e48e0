/*
 * Mistake: get() reads without the lock.
 * Looks right because: it changes nothing.
 * Caught by: getSeesWhatOthersChange
 */
package workbook.races;

import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private long value;

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
