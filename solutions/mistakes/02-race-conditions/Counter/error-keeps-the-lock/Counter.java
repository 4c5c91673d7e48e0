/*
 * Mistake: the lock comes back after an exception, and not after an error.
 * Looks right because: whatever an operator does wrong is a RuntimeException; it has no checked ones.
 * Caught by: aFailingOperatorChangesNothing, aFailingRuleChangesNothing
 */
package workbook.races;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile long value;

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public long update(LongUnaryOperator operator) {
    lock.lock();
    long changed;
    try {
      changed = operator.applyAsLong(value);
    } catch (RuntimeException e) {
      lock.unlock();
      throw e;
    }
    value = changed;
    lock.unlock();
    return changed;
  }

  public long increment() {
    return update(next);
  }

  public long get() {
    return value;
  }
}
