/*
 * Mistake: increment() asks the rule first, and hands update() the answer.
 * Looks right because: update() is safe, and increment() only uses it.
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
    long drawn = next.applyAsLong(get());
    return update(number -> drawn);
  }

  public long get() {
    return value.get();
  }
}
