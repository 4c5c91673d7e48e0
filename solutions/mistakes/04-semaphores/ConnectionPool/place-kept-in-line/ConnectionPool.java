/*
 * Mistake: who leaves without a connection has been counted, and nobody takes that back.
 * Looks right because: below zero, the count says how many are waiting.
 * Caught by: waitingInVainCostsNothing, anInterruptCostsNothing
 */
package workbook.semaphores;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

public class ConnectionPool<C> {
  private final Queue<C> idle;
  private final Set<C> lent = new HashSet<>();
  private int free;

  public ConnectionPool(Queue<C> idle) {
    this.idle = idle;
    free = idle.size();
  }

  public synchronized Optional<C> borrow(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    free--;
    while (free < 0) {
      long left = (end - System.nanoTime() + 999_999) / 1_000_000;
      if (left <= 0) {
        return Optional.empty();
      }
      wait(left);
    }
    C connection = idle.remove();
    lent.add(connection);
    return Optional.of(connection);
  }

  public synchronized void giveBack(C connection) {
    if (!lent.remove(connection)) {
      throw new IllegalArgumentException(connection + " is not lent");
    }
    idle.add(connection);
    free++;
    notify();
  }
}
