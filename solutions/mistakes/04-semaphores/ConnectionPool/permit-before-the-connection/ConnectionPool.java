/*
 * Mistake: the permit is there before the connection, and who gets it may find nothing.
 * Looks right because: the queue has its lock, and each connection that comes back makes one permit.
 * Caught by: oneConnectionGoesRound, twoWhoWaitAreServed
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
  private final Queue<C> idle; // guarded by this
  private final Set<C> lent = ConcurrentHashMap.newKeySet();
  private final Semaphore free;

  public ConnectionPool(Queue<C> idle) {
    this.idle = idle;
    free = new Semaphore(idle.size());
  }

  public Optional<C> borrow(Duration patience) throws InterruptedException {
    if (!free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
      return Optional.empty();
    }
    synchronized (this) {
      C connection = idle.remove();
      lent.add(connection);
      return Optional.of(connection);
    }
  }

  public void giveBack(C connection) {
    if (!lent.remove(connection)) {
      throw new IllegalArgumentException(connection + " is not lent");
    }
    free.release();
    synchronized (this) {
      idle.add(connection);
    }
  }
}
