/*
 * Mistake: who is interrupted keeps the connection for ever.
 * Looks right because: an interrupt has to be respected, and the flag is set again.
 * Caught by: anInterruptedClerkCanGiveBack
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
    mutex.acquireUninterruptibly();
    try {
      C connection = idle.remove();
      lent.add(connection);
      return Optional.of(connection);
    } finally {
      mutex.release();
    }
  }

  public void giveBack(C connection) {
    try {
      mutex.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    try {
      if (!lent.remove(connection)) {
        throw new IllegalArgumentException(connection + " is not lent");
      }
      idle.add(connection);
    } finally {
      mutex.release();
    }
    available.release();
  }
}
