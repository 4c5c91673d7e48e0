/*
 * Mistake: who is interrupted goes in without the permit, and gives one back all the same.
 * Looks right because: release() stands in finally, so that no permit is ever lost.
 * Caught by: anInterruptedManagerMakesHisChange, anInterruptedCustomerGetsHisNumber
 */
package workbook.races;

import java.util.concurrent.Semaphore;
import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private final Semaphore permit = new Semaphore(1);
  private volatile long value;

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public long update(LongUnaryOperator operator) {
    try {
      permit.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      value = operator.applyAsLong(value);
      return value;
    } finally {
      permit.release();
    }
  }

  public long increment() {
    return update(next);
  }

  public long get() {
    return value;
  }
}
