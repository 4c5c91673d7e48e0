/*
 * Mistake: get() holds a lock, but not the one of those who change the number.
 * Looks right because: every access to the number is synchronized.
 * Caught by: getSeesWhatOthersChange
 */
package workbook.races;

import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private long value;
  private final Object reading = new Object();

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
    synchronized (reading) {
      return value;
    }
  }
}
