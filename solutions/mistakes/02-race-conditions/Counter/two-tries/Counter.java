/*
 * Mistake: a failed compareAndSet() is tried once more, and then forgotten.
 * Looks right because: nobody comes in twice within so short a time.
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
    long seen = value.get();
    long changed = operator.applyAsLong(seen);
    if (!value.compareAndSet(seen, changed)) {
      seen = value.get();
      changed = operator.applyAsLong(seen);
      value.compareAndSet(seen, changed);
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
