/*
 * Approach: a volatile field and an AtomicLongFieldUpdater.
 * Right because: the updater does for the field what AtomicLong does for its own.
 */
package workbook.races;

import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private static final AtomicLongFieldUpdater<Counter> VALUE =
      AtomicLongFieldUpdater.newUpdater(Counter.class, "value");

  private volatile long value; // changed through VALUE alone

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public long update(LongUnaryOperator operator) {
    return VALUE.updateAndGet(this, operator);
  }

  public long increment() {
    return VALUE.updateAndGet(this, next);
  }

  public long get() {
    return value;
  }
}
