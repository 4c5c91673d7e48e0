/*
 * Mistake: nobody is woken when a second connection comes back.
 * Looks right because: clerks wait only while the queue is empty.
 * Caught by: twoWhoWaitAreServed
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
    while (idle.isEmpty()) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return Optional.empty();
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
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
    if (idle.size() == 1) {
      notify();
    }
  }
}
