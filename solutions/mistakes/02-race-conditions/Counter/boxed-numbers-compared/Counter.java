/*
 * Mistake: compareAndSet() of an AtomicReference compares objects: from 128 on, no two Long are the same.
 * Looks right because: with the small numbers of a test it works, since those are kept in a cache.
 * Caught by: anOperatorMayMakeAnyNumber
 */
package workbook.races;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private final AtomicReference<Long> value = new AtomicReference<>(0L);

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public long update(LongUnaryOperator operator) {
    while (true) {
      long seen = value.get();
      long changed = operator.applyAsLong(seen);
      if (value.compareAndSet(seen, changed)) {
        return changed;
      }
    }
  }

  public long increment() {
    return update(next);
  }

  public long get() {
    return value.get();
  }
}
