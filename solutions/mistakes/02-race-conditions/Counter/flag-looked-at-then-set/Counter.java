/*
 * Mistake: two may find the volatile flag down, and both raise it.
 * Looks right because: the flag is volatile, so that everybody sees at once that somebody is at work.
 * Caught by: noChangeIsLost, eachCustomerGetsANumberOfHisOwn
 */
package workbook.races;

import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private volatile boolean busy;
  private volatile long value;

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public long update(LongUnaryOperator operator) {
    while (busy) {
      Thread.onSpinWait();
    }
    busy = true;
    try {
      value = operator.applyAsLong(value);
      return value;
    } finally {
      busy = false;
    }
  }

  public long increment() {
    return update(next);
  }

  public long get() {
    return value;
  }
}
