package workbook.races;

import java.util.function.LongUnaryOperator;

/**
 * The ticket machine at the door of the bank. Customers draw the next number, the manager changes
 * the number, and a board shows it, all at once. Right now two customers can draw the same number.
 * Make the counter safe: each change counts, and everybody sees it. Whether a caller has to wait is
 * up to you, in get() as well; but two counters never wait for each other.
 *
 * <p>An operator is called again only if somebody else was faster. If it throws an exception or an
 * error, the caller gets it as it is, and the number stays as it is. A caller who is interrupted is
 * served all the same, and stays interrupted. The rule is an operator, too.
 *
 * <p>Run the tests, from the top folder:
 *
 * <pre>./mvnw test -pl 02-race-conditions -Dtest=CounterTest</pre>
 */
public class Counter {
  private final LongUnaryOperator next;
  private long value;

  /** Starts at 0. The rule says which number comes next: after 999, for example, comes 1. */
  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  /** Changes the number as the operator says and returns the new one. */
  public long update(LongUnaryOperator operator) {
    // TODO 1: while the operator is at work, somebody else may change the number
    value = operator.applyAsLong(value);
    return value;
  }

  /** Goes on to the next number, as the rule says, and returns it. */
  public long increment() {
    // TODO 2: while the rule is asked, another customer or the manager may come in
    value = next.applyAsLong(value);
    return value;
  }

  /** Returns the number as the last change has left it. */
  public long get() {
    // TODO 3: the number that this thread sees may be an old one
    return value;
  }
}
