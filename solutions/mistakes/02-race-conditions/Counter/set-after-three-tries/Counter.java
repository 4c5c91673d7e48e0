/*
 * Mistake: after three tries in vain a lock is taken and the number is set; those who have tried less often take no lock.
 * Looks right because: who holds the lock is alone, and no longer has to compare.
 * Caught by: noChangeIsLostHoweverOften, eachGetsANumberOfHisOwnHoweverMany
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
      long changed = operator.applyAsLong(value.get());
      value.set(changed);
      return changed;
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
