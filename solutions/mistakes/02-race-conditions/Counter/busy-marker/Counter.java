/*
 * Mistake: -1 in the number means "somebody is at work", and get() shows it.
 * Looks right because: the marker keeps all others out until the new number is there.
 * Caught by: theBoardShowsOnlyNumbersThatWereSet
 */
package workbook.races;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private static final long BUSY = -1;

  private final AtomicLong value = new AtomicLong();

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public long update(LongUnaryOperator operator) {
    long seen;
    while ((seen = value.getAndSet(BUSY)) == BUSY) {
      Thread.onSpinWait();
    }
    long changed = seen;
    try {
      changed = operator.applyAsLong(seen);
    } finally {
      value.set(changed);
    }
    return changed;
  }

  public long increment() {
    return update(next);
  }

  public long get() {
    return value.get();
  }
}
