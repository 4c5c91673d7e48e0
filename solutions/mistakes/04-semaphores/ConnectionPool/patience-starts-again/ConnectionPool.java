/*
 * Mistake: each wait may take the whole patience, and who is overtaken waits once more.
 * Looks right because: the clerk looks again after each wait, and no single wait is too long.
 * Caught by: patienceDoesNotBeginAgain
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
    while (idle.isEmpty()) {
      long begin = System.nanoTime();
      TimeUnit.NANOSECONDS.timedWait(this, patience.toNanos());
      if (idle.isEmpty() && System.nanoTime() - begin >= patience.toNanos()) {
        return Optional.empty();
      }
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
