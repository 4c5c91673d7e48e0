/*
 * Mistake: Long.MIN_VALUE in the number means "somebody is at work": once an operator makes that number, all wait for ever.
 * Looks right because: get() never shows the marker, and no ticket has such a number.
 * Caught by: anOperatorMayMakeAnyNumber
 */
package workbook.races;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private static final long BUSY = Long.MIN_VALUE;

  private final AtomicLong value = new AtomicLong();

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public long update(LongUnaryOperator operator) {
    long seen;
    do {
      seen = get();
    } while (!value.compareAndSet(seen, BUSY));
    long changed = seen;
    try {
      changed = operator.applyAsLong(seen);
      return changed;
    } finally {
      value.set(changed);
    }
  }

  public long increment() {
    return update(next);
  }

  public long get() {
    long seen;
    while ((seen = value.get()) == BUSY) {
      Thread.onSpinWait();
    }
    return seen;
  }
}
