/*
 * Mistake: increment() adds one, whatever the rule says.
 * Looks right because: incrementAndGet() is what an AtomicLong offers for this.
 * Caught by: theRuleSaysWhichNumberIsNext
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
    return value.updateAndGet(operator);
  }

  public long increment() {
    return value.incrementAndGet();
  }

  public long get() {
    return value.get();
  }
}
