/*
 * Mistake: notify() may wake the board, which wakes nobody when it goes.
 * Looks right because: one place has become free, so that waking one is enough.
 * Caught by: theBoardIsInNobodysWay
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
    long seen = enter();
    long changed = seen;
    try {
      changed = operator.applyAsLong(seen);
      return changed;
    } finally {
      leave(changed);
    }
  }

  public long increment() {
    return update(next);
  }

  public synchronized long get() {
    awaitTurn();
    return value;
  }

  private synchronized long enter() {
    awaitTurn();
    busy = true;
    return value;
  }

  private synchronized void leave(long changed) {
    value = changed;
    busy = false;
    notify();
  }

  private synchronized void awaitTurn() {
    boolean interrupted = false;
    while (busy) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
