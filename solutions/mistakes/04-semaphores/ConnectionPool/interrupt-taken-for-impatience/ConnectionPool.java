/*
 * Mistake: an interrupt ends the wait, but nobody is told.
 * Looks right because: the clerk gets no connection, and the flag is set again.
 * Caught by: whoWaitsCanBeInterrupted
 */
package workbook.semaphores;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

public class ConnectionPool<C> {
  private final Queue<C> idle;
  private final Set<C> lent = new HashSet<>();
  private final Semaphore available;

  public ConnectionPool(Queue<C> idle) {
    this.idle = idle;
    available = new Semaphore(idle.size());
  }

  public Optional<C> borrow(Duration patience) {
    try {
      if (!available.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        return Optional.empty();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
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
