/*
 * Mistake: increment() and update() have a lock each.
 * Looks right because: two customers exclude each other, and two managers do.
 * Caught by: customersAndManagersUndoNothing
 */
package workbook.races;

import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private volatile long value;
  private final Object updating = new Object();
  private final Object drawing = new Object();

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public long update(LongUnaryOperator operator) {
    synchronized (updating) {
      value = operator.applyAsLong(value);
      return value;
    }
  }

  public long increment() {
    synchronized (drawing) {
      value = next.applyAsLong(value);
      return value;
    }
  }

  public long get() {
    return value;
  }
}
