/*
 * Mistake: between looking and removing, another clerk may give back the same connection.
 * Looks right because: the set is a concurrent one, and the queue has its lock.
 * Caught by: oneOfTwoIsRefused
 */
package workbook.semaphores;

import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

public class ConnectionPool<C> {
  private final Queue<C> idle;
  private final Set<C> lent = ConcurrentHashMap.newKeySet();
  private final Semaphore available;

  public ConnectionPool(Queue<C> idle) {
    this.idle = idle;
    available = new Semaphore(idle.size());
  }

  public Optional<C> borrow(Duration patience) throws InterruptedException {
    if (!available.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
      return Optional.empty();
    }
    synchronized (idle) {
      C connection = idle.remove();
      lent.add(connection);
      return Optional.of(connection);
    }
  }

  public void giveBack(C connection) {
    if (!lent.contains(connection)) {
      throw new IllegalArgumentException(connection + " is not lent");
    }
    lent.remove(connection);
    synchronized (idle) {
      idle.add(connection);
    }
    available.release();
  }
}
