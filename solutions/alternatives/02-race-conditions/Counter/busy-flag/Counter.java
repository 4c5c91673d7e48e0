/*
 * Approach: a flag and a monitor: whoever is at work has raised the flag; the others wait until it is down.
 * Right because: who is woken looks again, everybody is woken, and interrupts are put off until the flag is down.
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
    long number = enter();
    try {
      number = operator.applyAsLong(number);
      return number;
    } finally {
      leave(number);
    }
  }

  public long increment() {
    return update(next);
  }

  public synchronized long get() {
    return value;
  }

  private synchronized long enter() {
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
    busy = true;
    return value;
  }

  private synchronized void leave(long number) {
    value = number;
    busy = false;
    notifyAll();
  }
}
