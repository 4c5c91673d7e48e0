/*
 * Approach: a StampedLock; the board first reads without locking, and then asks whether it was alone.
 * Right because: a number read while somebody wrote is thrown away and read once more under the read lock.
 */
package workbook.races;

import java.util.concurrent.locks.StampedLock;
import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private final StampedLock lock = new StampedLock();
  private long value; // guarded by lock

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public long update(LongUnaryOperator operator) {
    long stamp = lock.writeLock();
    try {
      value = operator.applyAsLong(value);
      return value;
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  public long increment() {
    return update(next);
  }

  public long get() {
    long stamp = lock.tryOptimisticRead();
    long seen = value;
    if (lock.validate(stamp)) {
      return seen;
    }
    stamp = lock.readLock();
    try {
      return value;
    } finally {
      lock.unlockRead(stamp);
    }
  }
}
