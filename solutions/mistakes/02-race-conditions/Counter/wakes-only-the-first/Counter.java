/*
 * Mistake: leaving wakes a waiter only if exactly one waits.
 * Looks right because: with two waiters the next one wakes the other.
 * Caught by: noChangeOfThreeIsLost
 */
package workbook.races;

import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private boolean busy; // guarded by this
  private int waiting; // guarded by this
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
    waiting++;
    while (busy) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    waiting--;
    busy = true;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void leave() {
    busy = false;
    if (waiting == 1) {
      notify();
    }
  }
}
