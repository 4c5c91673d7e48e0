/*
 * Mistake: the number is compared before the lock is taken, and may change between the two.
 * Looks right because: nothing is stored unless the number is still the one that the operator saw.
 * Caught by: noChangeIsLost, eachCustomerGetsANumberOfHisOwn
 */
package workbook.races;

import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private volatile long value;

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public long update(LongUnaryOperator operator) {
    while (true) {
      long seen = value;
      long changed = operator.applyAsLong(seen);
      if (value == seen) {
        synchronized (this) {
          value = changed;
          return changed;
        }
      }
    }
  }

  public long increment() {
    return update(next);
  }

  public long get() {
    return value;
  }
}
