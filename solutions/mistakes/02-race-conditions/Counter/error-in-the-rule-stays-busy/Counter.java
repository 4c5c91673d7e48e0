/*
 * Mistake: an error of the rule leaves the flag up, and the next customer waits for ever.
 * Looks right because: update() and increment() both lower the flag, whatever exception comes.
 * Caught by: aFailingRuleChangesNothing
 */
package workbook.races;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile long value;

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public long update(LongUnaryOperator operator) {
    enter();
    try {
      value = operator.applyAsLong(value);
      return value;
    } finally {
      busy.set(false);
    }
  }

  public long increment() {
    enter();
    try {
      value = next.applyAsLong(value);
    } catch (RuntimeException e) {
      busy.set(false);
      throw e;
    }
    long drawn = value;
    busy.set(false);
    return drawn;
  }

  public long get() {
    return value;
  }

  private void enter() {
    while (!busy.compareAndSet(false, true)) {
      Thread.onSpinWait();
    }
  }
}
