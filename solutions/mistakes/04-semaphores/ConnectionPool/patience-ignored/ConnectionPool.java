/*
 * Mistake: the clerk waits as long as it takes.
 * Looks right because: a connection is sure to come back some day.
 * Caught by: patienceRunsOut
 */
package workbook.semaphores;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Semaphore;

public class ConnectionPool<C> {
  private final Queue<C> idle;
  private final Set<C> lent = new HashSet<>();
  private final Semaphore available;

  public ConnectionPool(Queue<C> idle) {
    this.idle = idle;
    available = new Semaphore(idle.size());
  }

  public Optional<C> borrow(Duration patience) throws InterruptedException {
    available.acquire();
    synchronized (idle) {
      C connection = idle.remove();
      lent.add(connection);
      return Optional.of(connection);
    }
  }

  public void giveBack(C connection) {
    synchronized (idle) {
      if (!lent.remove(connection)) {
        throw new IllegalArgumentException(connection + " is not lent");
      }
      idle.add(connection);
    }
    available.release();
  }
}
