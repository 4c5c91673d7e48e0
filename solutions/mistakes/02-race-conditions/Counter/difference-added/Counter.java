/*
 * Mistake: the operator works on an old number, and what it has added to that one is added to the newest.
 * Looks right because: addAndGet() loses nothing; but only adding comes out right, not doubling or going from 999 to 1.
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
    return value.addAndGet(changed - seen);
  }

  public long increment() {
    return update(next);
  }

  public long get() {
    return value.get();
  }
}
