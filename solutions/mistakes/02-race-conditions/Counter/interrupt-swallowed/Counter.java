/*
 * Mistake: who is interrupted waits on for the lock, and forgets that there was an interrupt.
 * Looks right because: the change is made in any case, and that is what the caller came for.
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
    boolean locked = false;
    while (!locked) {
      try {
        lock.lockInterruptibly();
        locked = true;
      } catch (InterruptedException e) {
        // the change has to be made all the same
      }
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
