/*
 * Mistake: an operator that throws leaves the lock locked.
 * Looks right because: lock and unlock are paired on every path that one sees.
 * Caught by: aFailingOperatorChangesNothing
 */
package workbook.races;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private volatile long value;
  private final Lock lock = new ReentrantLock();

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public long update(LongUnaryOperator operator) {
    lock.lock();
    value = operator.applyAsLong(value);
    long changed = value;
    lock.unlock();
    return changed;
  }

  public long increment() {
    lock.lock();
    try {
      value = next.applyAsLong(value);
      return value;
    } finally {
      lock.unlock();
    }
  }

  public long get() {
    return value;
  }
}
