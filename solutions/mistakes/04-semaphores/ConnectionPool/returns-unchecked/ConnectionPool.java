/*
 * Mistake: whatever comes back is put into the queue, and makes one permit more.
 * Looks right because: each clerk gives back exactly what he borrowed.
 * Caught by: aSecondReturnIsRefused, aForeignReturnIsRefused, aRefusedReturnChangesNothing
 */
package workbook.semaphores;

import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

public class ConnectionPool<C> {
  private final Queue<C> idle;
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
      return Optional.of(idle.remove());
    }
  }

  public void giveBack(C connection) {
    synchronized (idle) {
      idle.add(connection);
    }
    available.release();
  }
}
