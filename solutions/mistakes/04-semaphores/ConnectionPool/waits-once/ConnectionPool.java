/*
 * Mistake: who is woken takes it that there is a connection.
 * Looks right because: notifyAll() is called only when one has come back.
 * Caught by: oneConnectionGoesRound
 */
package workbook.semaphores;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;

public class ConnectionPool<C> {
  private final Queue<C> idle; // guarded by this
  private final Set<C> lent = new HashSet<>(); // guarded by this

  public ConnectionPool(Queue<C> idle) {
    this.idle = idle;
  }

  public synchronized Optional<C> borrow(Duration patience) throws InterruptedException {
    if (idle.isEmpty()) {
      TimeUnit.NANOSECONDS.timedWait(this, patience.toNanos());
    }
    C connection = idle.remove();
    lent.add(connection);
    return Optional.of(connection);
  }

  public synchronized void giveBack(C connection) {
    if (!lent.remove(connection)) {
      throw new IllegalArgumentException(connection + " is not lent");
    }
    idle.add(connection);
    notifyAll();
  }
}
