/*
 * Mistake: who is woken goes in without looking again: woken for no reason, or after somebody else was quicker.
 * Looks right because: nobody is woken unless the place is free.
 * Caught by: noChangeIsLost, eachCustomerGetsANumberOfHisOwn
 */
package workbook.races;

import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private boolean busy; // guarded by this
  private volatile long value; // written under busy

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public long update(LongUnaryOperator operator) {
    enter();
    try {
      value = operator.applyAsLong(value);
      return value;
    } finally {
      leave();
    }
  }

  public long increment() {
    return update(next);
  }

  public long get() {
    return value;
  }

  private synchronized void enter() {
    boolean interrupted = false;
    if (busy) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    busy = true;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void leave() {
    busy = false;
    notify();
  }
}
