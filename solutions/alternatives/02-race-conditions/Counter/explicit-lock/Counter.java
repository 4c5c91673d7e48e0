/*
 * Approach: a ReentrantLock for each counter, released in finally.
 * Right because: changing and reading hold the same lock; an exception releases it.
 */
package workbook.races;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private long value; // guarded by lock
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
    return update(next);
  }

  public long get() {
    lock.lock();
    try {
      return value;
    } finally {
      lock.unlock();
    }
  }
}
