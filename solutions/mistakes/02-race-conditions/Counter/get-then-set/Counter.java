/*
 * Mistake: get() and set() of an AtomicLong, one after the other.
 * Looks right because: both are atomic; the two together are not.
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
    long changed = operator.applyAsLong(value.get());
    value.set(changed);
    return changed;
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
