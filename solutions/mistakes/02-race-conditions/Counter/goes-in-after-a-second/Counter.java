/*
 * Mistake: who has waited for the lock for a second goes in without it.
 * Looks right because: no operator takes a second; whoever waits longer has met a deadlock.
 * Caught by: noChangeIsLost, eachCustomerGetsANumberOfHisOwn
 */
package workbook.races;

import java.util.concurrent.TimeUnit;
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
    boolean interrupted = false;
    boolean locked = false;
    try {
      locked = lock.tryLock(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted = true;
      lock.lock();
      locked = true;
    }
    try {
      value = operator.applyAsLong(value);
      return value;
    } finally {
      if (locked) {
        lock.unlock();
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  public long increment() {
    return update(next);
  }

  public long get() {
    return value;
  }
}
