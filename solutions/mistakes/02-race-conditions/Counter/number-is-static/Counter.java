/*
 * Mistake: all counters share one number.
 * Looks right because: a number that all threads see is a number of the class.
 * Caught by: countersShareNothing
 */
package workbook.races;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private static final AtomicLong VALUE = new AtomicLong();

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public long update(LongUnaryOperator operator) {
    return VALUE.updateAndGet(operator);
  }

  public long increment() {
    return update(next);
  }

  public long get() {
    return VALUE.get();
  }
}
