/*
 * Mistake: the lock is the object that holds the number, and each change brings a new one.
 * Looks right because: who changes the number holds the lock of the number.
 * Caught by: noChangeOfThreeIsLost
 */
package workbook.races;

import java.util.function.LongUnaryOperator;

public class Counter {
  private final LongUnaryOperator next;
  private volatile Ticket ticket = new Ticket(0);

  public Counter(LongUnaryOperator next) {
    this.next = next;
  }

  public long update(LongUnaryOperator operator) {
    synchronized (ticket) {
      ticket = new Ticket(operator.applyAsLong(ticket.number()));
      return ticket.number();
    }
  }

  public long increment() {
    return update(next);
  }

  public long get() {
    return ticket.number();
  }

  private record Ticket(long number) {}
}
