/*
 * Mistake: two points in time are compared, and the later one may be negative.
 * Looks right because: System.nanoTime() only grows.
 * Caught by: theClockMayOverflow
 */
package workbook.semaphores;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;

public class ConnectionPool<C> {
  private final Queue<C> idle; // guarded by this
  private final Set<C> lent = new HashSet<>(); // guarded by this

  public ConnectionPool(Queue<C> idle) {
    this.idle = idle;
  }

  public synchronized Optional<C> borrow(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (idle.isEmpty() && System.nanoTime() < end) {
      TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
    }
    if (idle.isEmpty()) {
      return Optional.empty();
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
