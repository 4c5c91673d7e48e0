/*
 * Mistake: increment() returns what get() shows afterwards, which may be the number of the next customer.
 * Looks right because: update() is safe, and so is get().
 * Caught by: customersAndManagersUndoNothing
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
    update(next);
    return get();
  }

  public long get() {
    return value.get();
  }
}
