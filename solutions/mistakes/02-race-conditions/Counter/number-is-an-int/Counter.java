/*
 * Mistake: the number is an int, and higher numbers are cut off.
 * Looks right because: no machine hands out two thousand million tickets.
 * Caught by: anOperatorMayMakeAnyNumber
 */
package workbook.races;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private final AtomicInteger value = new AtomicInteger();

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public long update(LongUnaryOperator operator) {
    return value.updateAndGet(number -> (int) operator.applyAsLong(number));
  }

  public long increment() {
    return update(next);
  }

  public long get() {
    return value.get();
  }
}
