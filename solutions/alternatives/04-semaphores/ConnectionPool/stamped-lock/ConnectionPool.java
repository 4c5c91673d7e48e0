/*
 * Approach: a semaphore that counts, and a StampedLock in write mode around the queue.
 * Right because: the stamp is taken without an interrupt and comes back in a finally.
 */
package workbook.semaphores;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.StampedLock;

public class ConnectionPool<C> {
  private final Queue<C> idle;
  private final Set<C> lent = new HashSet<>();
  private final StampedLock lock = new StampedLock();
  private final Semaphore available;

  public ConnectionPool(Queue<C> idle) {
    this.idle = idle;
    available = new Semaphore(idle.size());
  }

  public Optional<C> borrow(Duration patience) throws InterruptedException {
    if (!available.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
      return Optional.empty();
    }
    long stamp = lock.writeLock();
    try {
      C connection = idle.remove();
      lent.add(connection);
      return Optional.of(connection);
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  public void giveBack(C connection) {
    long stamp = lock.writeLock();
    try {
      if (!lent.remove(connection)) {
        throw new IllegalArgumentException(connection + " is not lent");
      }
      idle.add(connection);
    } finally {
      lock.unlockWrite(stamp);
    }
    available.release();
  }
}
