/*
 * Mistake: the number is read once more after the change, and may be somebody else's by then.
 * Looks right because: both steps are atomic.
 * Caught by: aChangeThatWasMadeIsShown, customersAndManagersUndoNothing
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
    value.updateAndGet(operator);
    return value.get();
  }

  public long increment() {
    value.updateAndGet(next);
    return value.get();
  }

  public long get() {
    return value.get();
  }
}
