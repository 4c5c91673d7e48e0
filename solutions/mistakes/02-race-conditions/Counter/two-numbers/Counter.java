/*
 * Mistake: increments are counted in an atomic of their own, and get() adds the two up.
 * Looks right because: each of the two atomics is safe.
 * Caught by: theRuleSaysWhichNumberIsNext
 */
package workbook.races;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private final AtomicLong value = new AtomicLong();
  private final AtomicLong drawn = new AtomicLong();

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public long update(LongUnaryOperator operator) {
    return value.updateAndGet(operator) + drawn.get();
  }

  public long increment() {
    return value.get() + drawn.updateAndGet(next);
  }

  public long get() {
    return value.get() + drawn.get();
  }
}
