/*
 * Approach: the number is the only entry of a ConcurrentHashMap, changed by compute().
 * Right because: compute() lets nobody else at the entry until the operator is done, and keeps the old number if it throws.
 */
package workbook.races;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private final ConcurrentMap<String, Long> numbers = new ConcurrentHashMap<>();

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public long update(LongUnaryOperator operator) {
    return numbers.compute(
        "tickets", (name, number) -> operator.applyAsLong(number == null ? 0 : number));
  }

  public long increment() {
    return update(next);
  }

  public long get() {
    return numbers.getOrDefault("tickets", 0L);
  }
}
