/*
 * Mistake: get() waits for its permit with acquire(), and an interrupt ends that wait with an exception.
 * Looks right because: it gives the permit back on every path.
 * Caught by: anInterruptedBoardShowsTheNumber
 */
package workbook.races;

import java.util.concurrent.Semaphore;
import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private final Semaphore permit = new Semaphore(1);
  private long value; // guarded by permit

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
    return update(next);
  }

  public long get() {
    try {
      permit.acquire();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    try {
      return value;
    } finally {
      permit.release();
    }
  }
}
