/*
 * Approach: synchronized methods and a timed wait, with a deadline.
 * Right because: the queue itself tells whether there is something; who leaves has changed nothing.
 */
package workbook.semaphores;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

public class ConnectionPool<C> {
  private final Queue<C> idle; // guarded by this
  private final Set<C> lent = new HashSet<>(); // guarded by this

  public ConnectionPool(Queue<C> idle) {
    this.idle = idle;
  }

  public synchronized Optional<C> borrow(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (idle.isEmpty()) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return Optional.empty();
      }
      wait(left / 1_000_000, (int) (left % 1_000_000));
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
    notifyAll();
  }
}
