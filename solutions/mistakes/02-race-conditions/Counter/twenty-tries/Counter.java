/*
 * Mistake: who has tried in vain for twenty times gives up.
 * Looks right because: a loop should have an end, and twenty others do not come in during one change.
 * Caught by: noChangeIsLostHoweverOften, eachGetsANumberOfHisOwnHoweverMany
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
    for (int i = 0; i < 20; i++) {
      long seen = value.get();
      long changed = operator.applyAsLong(seen);
      if (value.compareAndSet(seen, changed)) {
        return changed;
      }
    }
    throw new IllegalStateException("too many at once");
  }

  public long increment() {
    return update(next);
  }

  public long get() {
    return value.get();
  }
}
