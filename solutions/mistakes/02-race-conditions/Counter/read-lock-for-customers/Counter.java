/*
 * Mistake: increment() holds the read lock, which two customers can hold at once.
 * Looks right because: update() holds the write lock, so that managers keep everybody out.
 * Caught by: eachCustomerGetsANumberOfHisOwn
 */
package workbook.races;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private volatile long value; // written under lock

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public long update(LongUnaryOperator operator) {
    lock.writeLock().lock();
    try {
      value = operator.applyAsLong(value);
      return value;
    } finally {
      lock.writeLock().unlock();
    }
  }

  public long increment() {
    lock.readLock().lock();
    try {
      value = next.applyAsLong(value);
      return value;
    } finally {
      lock.readLock().unlock();
    }
  }

  public long get() {
    return value;
  }
}
