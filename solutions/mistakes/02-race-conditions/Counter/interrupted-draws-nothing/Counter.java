/*
 * Mistake: an interrupt ends the wait for the lock: the caller is told the current number and changes nothing.
 * Looks right because: an interrupt means that somebody should stop, and the flag is set again.
 * Caught by: anInterruptedManagerMakesHisChange, anInterruptedCustomerGetsHisNumber, whoIsInterruptedWhileWaitingMakesHisChangeOnce
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
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return value;
    }
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
    return value;
  }
}
