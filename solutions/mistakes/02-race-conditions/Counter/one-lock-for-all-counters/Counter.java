/*
 * Mistake: all counters share one static lock.
 * Looks right because: nothing can go wrong any more; but then nothing goes on at once either.
 * Caught by: countersShareNothing
 */
package workbook.races;

import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private static final Object LOCK = new Object();

  private long value;

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public long update(LongUnaryOperator operator) {
    synchronized (LOCK) {
      value = operator.applyAsLong(value);
      return value;
    }
  }

  public long increment() {
    synchronized (LOCK) {
      value = next.applyAsLong(value);
      return value;
    }
  }

  public long get() {
    synchronized (LOCK) {
      return value;
    }
  }
}
