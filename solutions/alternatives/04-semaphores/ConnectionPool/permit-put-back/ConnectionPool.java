/*
 * Approach: the mutex can be interrupted, and then the permit goes back; a concurrent set of what is lent.
 * Right because: remove() on that set looks and removes in one step, so only one of two clerks gets past it.
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
  private final Semaphore mutex = new Semaphore(1);
  private final Semaphore available;

  public ConnectionPool(Queue<C> idle) {
    this.idle = idle;
    available = new Semaphore(idle.size());
  }

  public Optional<C> borrow(Duration patience) throws InterruptedException {
    if (!available.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
      return Optional.empty();
    }
    try {
      mutex.acquire();
    } catch (InterruptedException e) {
      available.release();
      throw e;
    }
    try {
      C connection = idle.remove();
      lent.add(connection);
      return Optional.of(connection);
    } finally {
      mutex.release();
    }
  }

  public void giveBack(C connection) {
    if (!lent.remove(connection)) {
      throw new IllegalArgumentException(connection + " is not lent");
    }
    mutex.acquireUninterruptibly();
    try {
      idle.add(connection);
    } finally {
      mutex.release();
    }
    available.release();
  }
}
