/*
 * Mistake: each customer draws from a number of the thread, read from the shared one once.
 * Looks right because: no two threads touch the same number, and update() is atomic.
 * Caught by: eachCustomerGetsANumberOfHisOwn, customersAndManagersUndoNothing
 */
package workbook.races;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private final AtomicLong value = new AtomicLong();
  private final ThreadLocal<Long> seen = ThreadLocal.withInitial(value::get);

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public long update(LongUnaryOperator operator) {
    long changed = value.updateAndGet(operator);
    seen.set(changed);
    return changed;
  }

  public long increment() {
    long drawn = next.applyAsLong(seen.get());
    seen.set(drawn);
    value.set(drawn);
    return drawn;
  }

  public long get() {
    return value.get();
  }
}
