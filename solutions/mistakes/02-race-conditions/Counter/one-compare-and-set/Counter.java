/*
 * Mistake: compareAndSet() without a loop, its answer ignored.
 * Looks right because: compareAndSet() never overwrites what somebody else has stored.
 * Caught by: noChangeIsLost, eachCustomerGetsANumberOfHisOwn
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
    long seen = value.get();
    long changed = operator.applyAsLong(seen);
    value.compareAndSet(seen, changed);
    return changed;
  }

  public long increment() {
    long seen = value.get();
    long changed = next.applyAsLong(seen);
    value.compareAndSet(seen, changed);
    return changed;
  }

  public long get() {
    return value.get();
  }
}
