package workbook.races;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;

/**
 * The ticket machine at the door of the bank. Customers draw the next number, the manager changes
 * the number, and a board shows it, all at once. An atomic takes the place of a lock: whoever finds
 * that the number has changed under way starts again from the new one.
 *
 * <p>An operator is called again only if somebody else was faster. If it throws an exception or an
 * error, the caller gets it as it is, and the number stays as it is. A caller who is interrupted is
 * served all the same, and stays interrupted. The rule is an operator, too.
 *
 * <p>Thread-safe and lock-free: nothing blocks, and so there is nothing to interrupt.
 */
public class Counter {
  private final LongUnaryOperator next;
  private final AtomicLong value = new AtomicLong(); // changed by compare-and-set alone

  /** Starts at 0. The rule says which number comes next: after 999, for example, comes 1. */
  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  /** Changes the number as the operator says and returns the new one. */
  public long update(LongUnaryOperator operator) {
    // 1: stores only if the number is still the one that the operator saw, else calls it again
    return value.updateAndGet(operator);
  }

  /** Goes on to the next number, as the rule says, and returns it. */
  public long increment() {
    // 2: the rule may be any, so incrementAndGet() will not do; it returns what this call stored
    return value.updateAndGet(next);
  }

  /** Returns the number as the last change has left it. */
  public long get() {
    // 3: reading an atomic is like reading a volatile field: it sees the newest number
    return value.get();
  }
}
