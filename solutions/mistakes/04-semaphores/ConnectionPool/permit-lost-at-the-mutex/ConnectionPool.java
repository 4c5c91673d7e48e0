/*
 * Mistake: who loses patience at the mutex has a permit already, and it is lost.
 * Looks right because: no wait is longer than the clerk has patience.
 * Caught by: patienceThatRunsOutCostsNothing
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
    long end = System.nanoTime() + patience.toNanos();
    if (!available.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
      return Optional.empty();
    }
    if (!mutex.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
      return Optional.empty();
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
    mutex.acquireUninterruptibly();
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
