/*
 * Mistake: the loop compares with a fresh number, but stores the old result.
 * Looks right because: it goes on until compareAndSet() says yes.
 * Caught by: noChangeIsLost
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
    while (!value.compareAndSet(value.get(), changed)) {
      Thread.onSpinWait();
    }
    return changed;
  }

  public long increment() {
    return value.updateAndGet(next);
  }

  public long get() {
    return value.get();
  }
}
