/*
 * Approach: compare-and-set while few come in between, a lock for those who are unlucky.
 * Right because: nothing is stored but by compare-and-set, with the lock, too, and who holds it tries for as long as it takes.
 */
package workbook.races;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private final AtomicLong value = new AtomicLong();
  private final ReentrantLock unlucky = new ReentrantLock();

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public long update(LongUnaryOperator operator) {
    for (int i = 0; i < 3; i++) {
      long seen = value.get();
      long changed = operator.applyAsLong(seen);
      if (value.compareAndSet(seen, changed)) {
        return changed;
      }
    }
    unlucky.lock();
    try {
      return value.updateAndGet(operator);
    } finally {
      unlucky.unlock();
    }
  }

  public long increment() {
    return update(next);
  }

  public long get() {
    return value.get();
  }
}
