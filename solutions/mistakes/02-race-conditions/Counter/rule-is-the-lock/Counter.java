/*
 * Mistake: the lock is the rule, and counters that have the same rule wait for each other.
 * Looks right because: the rule is final, and there is one for each counter that the caller makes.
 * Caught by: countersShareNothing
 */
package workbook.races;

import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private long value; // guarded by next

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public long update(LongUnaryOperator operator) {
    synchronized (next) {
      value = operator.applyAsLong(value);
      return value;
    }
  }

  public long increment() {
    return update(next);
  }

  public long get() {
    synchronized (next) {
      return value;
    }
  }
}
