/*
 * Mistake: the connection is struck off only after the next clerk may have borrowed it.
 * Looks right because: it is struck off, and nobody can give it back twice in a row.
 * Caught by: oneConnectionGoesRound, oneOfTwoIsRefused
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
    synchronized (idle) {
      idle.add(connection);
    }
    available.release();
    lent.remove(connection);
  }
}
