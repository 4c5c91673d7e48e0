/*
 * Mistake: the operator works under the read lock, and the number may change before the write lock is there.
 * Looks right because: asking the operator only reads, and storing holds the write lock.
 * Caught by: noChangeIsLost, eachCustomerGetsANumberOfHisOwn
 */
package workbook.races;

import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private long value; // guarded by lock

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public long update(LongUnaryOperator operator) {
    long changed;
    lock.readLock().lock();
    try {
      changed = operator.applyAsLong(value);
    } finally {
      lock.readLock().unlock();
    }
    lock.writeLock().lock();
    try {
      value = changed;
      return changed;
    } finally {
      lock.writeLock().unlock();
    }
  }

  public long increment() {
    return update(next);
  }

  public long get() {
    lock.readLock().lock();
    try {
      return value;
    } finally {
      lock.readLock().unlock();
    }
  }
}
