/*
 * Mistake: sixteen locks for all counters: two may have the same one.
 * Looks right because: two counters hardly ever meet, and each lock is a lock of its own.
 * Caught by: countersShareNothing
 */
package workbook.races;

import java.util.Arrays;
import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private static final Object[] LOCKS = new Object[16];

  static {
    Arrays.setAll(LOCKS, i -> new Object());
  }

  private final Object lock = LOCKS[System.identityHashCode(this) & 15];
  private long value; // guarded by lock

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public long update(LongUnaryOperator operator) {
    synchronized (lock) {
      value = operator.applyAsLong(value);
      return value;
    }
  }

  public long increment() {
    return update(next);
  }

  public long get() {
    synchronized (lock) {
      return value;
    }
  }
}
