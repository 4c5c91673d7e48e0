/*
 * Approach: compare-and-set by hand, in a loop.
 * Right because: it stores only what was made from the newest number, else it starts again.
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
