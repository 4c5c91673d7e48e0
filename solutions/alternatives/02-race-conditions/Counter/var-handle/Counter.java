/*
 * Approach: a plain field, and a VarHandle for every access to it but the first.
 * Right because: compareAndSet stores only what was made from the newest number, and getVolatile sees it.
 */
package workbook.races;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private static final VarHandle VALUE;

  static {
    try {
      VALUE = MethodHandles.lookup().findVarHandle(Counter.class, "value", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private long value; // accessed through VALUE alone

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public long update(LongUnaryOperator operator) {
    long seen = get();
    while (true) {
      long changed = operator.applyAsLong(seen);
      long found = (long) VALUE.compareAndExchange(this, seen, changed);
      if (found == seen) {
        return changed;
      }
      seen = found;
    }
  }

  public long increment() {
    return update(next);
  }

  public long get() {
    return (long) VALUE.getVolatile(this);
  }
}
