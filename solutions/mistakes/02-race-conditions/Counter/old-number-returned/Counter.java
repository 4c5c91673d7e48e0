/*
 * Mistake: getAndUpdate() returns the number from before the change.
 * Looks right because: it changes the number all right.
 * Caught by: noChangeIsLost, anOperatorMayMakeAnyNumber
 */
package workbook.races;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private final AtomicLong value = new AtomicLong();

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public long update(LongUnaryOperator operator) {
    return value.getAndUpdate(operator);
  }

  public long increment() {
    return value.updateAndGet(next);
  }

  public long get() {
    return value.get();
  }
}
