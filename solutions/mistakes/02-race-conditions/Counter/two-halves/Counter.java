/*
 * Mistake: the number lies in two ints, and get() may see one half of the old number and one of the new.
 * Looks right because: changes hold the lock, and both halves are volatile.
 * Caught by: theBoardShowsOnlyNumbersThatWereSet
 */
package workbook.races;

import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private volatile int high;
  private volatile int low;

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public synchronized long update(LongUnaryOperator operator) {
    long changed = operator.applyAsLong(get());
    high = (int) (changed >> 32);
    low = (int) changed;
    return changed;
  }

  public long increment() {
    return update(next);
  }

  public long get() {
    return (long) high << 32 | low & 0xffff_ffffL;
  }
}
