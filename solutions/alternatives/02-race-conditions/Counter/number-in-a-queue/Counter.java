/*
 * Approach: the number lies in a queue of one place: whoever takes it out is alone.
 * Right because: it goes back on every path, the old one after a failure; interrupts are put off until then.
 */
package workbook.races;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private final BlockingQueue<Long> place = new ArrayBlockingQueue<>(1);

  {
    place.add(0L);
  }

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public long update(LongUnaryOperator operator) {
    long number = take();
    try {
      number = operator.applyAsLong(number);
      return number;
    } finally {
      place.add(number);
    }
  }

  public long increment() {
    return update(next);
  }

  public long get() {
    return update(number -> number);
  }

  private long take() {
    boolean interrupted = false;
    while (true) {
      try {
        long number = place.take();
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
        return number;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
  }
}
