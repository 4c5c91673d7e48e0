/*
 * Mistake: who gives back reaches into the queue without the lock.
 * Looks right because: the connection is his alone until it is in the queue, and the permit comes last.
 * Caught by: whoGivesBackIsAloneInTheQueue
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
    if (!lent.remove(connection)) {
      throw new IllegalArgumentException(connection + " is not lent");
    }
    idle.add(connection);
    available.release();
  }
}
