/*
 * Mistake: a customer who is interrupted while waiting makes his change, and the interrupt is gone.
 * Looks right because: update() does it right, and increment() waits on just like it.
 * Caught by: anInterruptedCustomerGetsHisNumber
 */
package workbook.races;

import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private boolean busy; // guarded by this
  private long value; // guarded by this

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public long update(LongUnaryOperator operator) {
    boolean interrupted = enter();
    long changed = value;
    try {
      changed = operator.applyAsLong(changed);
      return changed;
    } finally {
      leave(changed);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  public long increment() {
    enter();
    long drawn = value;
    try {
      drawn = next.applyAsLong(drawn);
      return drawn;
    } finally {
      leave(drawn);
    }
  }

  public synchronized long get() {
    return value;
  }

  private synchronized boolean enter() {
    boolean interrupted = false;
    while (busy) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    busy = true;
    return interrupted;
  }

  private synchronized void leave(long changed) {
    value = changed;
    busy = false;
    notify();
  }
}
