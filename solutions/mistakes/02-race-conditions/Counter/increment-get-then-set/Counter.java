/*
 * Mistake: update() is atomic, increment() gets and sets.
 * Looks right because: one step forward is so short that nobody can come in between.
 * Caught by: eachCustomerGetsANumberOfHisOwn, customersAndManagersUndoNothing
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
    return value.updateAndGet(operator);
  }

  public long increment() {
    long drawn = next.applyAsLong(value.get());
    value.set(drawn);
    return drawn;
  }

  public long get() {
    return value.get();
  }
}
