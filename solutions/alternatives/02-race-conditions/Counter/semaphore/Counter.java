/*
 * Approach: one permit, taken by every method.
 * Right because: whoever holds the permit is alone, and release and acquire pass the number on.
 */
package workbook.races;

import java.util.concurrent.Semaphore;
import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private long value; // guarded by permit
  private final Semaphore permit = new Semaphore(1);

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public long update(LongUnaryOperator operator) {
    permit.acquireUninterruptibly();
    try {
      value = operator.applyAsLong(value);
      return value;
    } finally {
      permit.release();
    }
  }

  public long increment() {
    permit.acquireUninterruptibly();
    try {
      value = next.applyAsLong(value);
      return value;
    } finally {
      permit.release();
    }
  }

  public long get() {
    permit.acquireUninterruptibly();
    try {
      return value;
    } finally {
      permit.release();
    }
  }
}
