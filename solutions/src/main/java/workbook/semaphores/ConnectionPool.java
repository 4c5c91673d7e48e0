package workbook.semaphores;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lends connections to clerks. Those that nobody has lie in a queue that the pool is given, full,
 * and that knows nothing of threads: no two may reach into it at once. Each connection belongs to
 * one clerk at a time.
 *
 * <p>Thread-safe. Who waits is not served in any particular order.
 */
public class ConnectionPool<C> {
  private final Queue<C> idle; // guarded by itself
  private final Set<C> lent = new HashSet<>(); // guarded by idle
  private final Semaphore available; // never more permits than connections in idle

  public ConnectionPool(Queue<C> idle) {
    this.idle = idle;
    available = new Semaphore(idle.size());
  }

  /**
   * Lends a connection; if one is there, even a clerk without patience gets it. Blocks while all
   * are lent, but no longer in all than the clerk has patience; then the result is empty. An
   * interrupt ends the wait with an exception. Leaving without a connection costs none.
   */
  public Optional<C> borrow(Duration patience) throws InterruptedException {
    // 2: the permit comes first, so nobody waits for a connection with the lock in hand;
    // without a permit there is nothing to put back
    if (!available.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
      return Optional.empty();
    }
    // 1: several clerks can have a permit, so the queue needs a lock all the same; this one cannot
    // be interrupted, or the permit would be lost
    synchronized (idle) {
      C connection = idle.remove();
      lent.add(connection);
      return Optional.of(connection);
    }
  }

  /**
   * Takes a connection back. Never waits for a connection, and works for an interrupted clerk, too.
   *
   * @throws IllegalArgumentException if it is not lent; then nothing has changed
   */
  public void giveBack(C connection) {
    synchronized (idle) {
      // 3: a semaphore does not know who has a permit; this set knows what is lent
      if (!lent.remove(connection)) {
        throw new IllegalArgumentException(connection + " is not lent");
      }
      idle.add(connection);
    }
    available.release(); // only now is it there for whoever gets the permit
  }
}
