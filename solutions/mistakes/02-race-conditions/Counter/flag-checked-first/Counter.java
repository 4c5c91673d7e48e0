/*
 * Mistake: who is interrupted beforehand is refused.
 * Looks right because: an interrupted thread should do no more work, and the flag stays set.
 * Caught by: anInterruptedManagerMakesHisChange, anInterruptedCustomerGetsHisNumber
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
    if (Thread.currentThread().isInterrupted()) {
      throw new IllegalStateException("interrupted");
    }
    return value.updateAndGet(operator);
  }

  public long increment() {
    return update(next);
  }

  public long get() {
    return value.get();
  }
}
