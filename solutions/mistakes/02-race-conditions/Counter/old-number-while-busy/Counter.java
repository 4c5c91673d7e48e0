/*
 * Mistake: get() shows what it has shown before if somebody holds the lock.
 * Looks right because: the board should never wait, and the number of a moment ago is good enough.
 * Caught by: aChangeThatWasMadeIsShown
 */
package workbook.races;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private final ReentrantLock lock = new ReentrantLock();
  private long value; // guarded by lock
  private volatile long shown;

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
    if (lock.tryLock()) {
      try {
        shown = value;
      } finally {
        lock.unlock();
      }
    }
    return shown;
  }
}
