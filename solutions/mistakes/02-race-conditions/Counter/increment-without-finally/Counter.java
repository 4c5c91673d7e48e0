/*
 * Mistake: a rule that throws leaves the lock locked.
 * Looks right because: the rule of the house is simple, and never throws.
 * Caught by: aFailingRuleChangesNothing
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
    try {
      value = operator.applyAsLong(value);
      return value;
    } finally {
      lock.unlock();
    }
  }

  public long increment() {
    lock.lock();
    value = next.applyAsLong(value);
    long drawn = value;
    lock.unlock();
    return drawn;
  }

  public long get() {
    return value;
  }
}
