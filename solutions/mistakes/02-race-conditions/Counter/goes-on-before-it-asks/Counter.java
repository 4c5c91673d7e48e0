/*
 * Mistake: increment() goes on by one before it asks the rule: the board shows a number that is none, and a rule that fails does not take it back.
 * Looks right because: the lock keeps all other changes out until the rule has answered.
 * Caught by: theBoardShowsNoNumberBeforeTheRuleSaysIt, aFailingRuleChangesNothing
 */
package workbook.races;

import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private volatile long value;

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public synchronized long update(LongUnaryOperator operator) {
    value = operator.applyAsLong(value);
    return value;
  }

  public synchronized long increment() {
    value++;
    value = next.applyAsLong(value - 1);
    return value;
  }

  public long get() {
    return value;
  }
}
