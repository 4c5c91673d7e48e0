/*
 * Approach: a blocking queue holds one token for each connection that is there.
 * Right because: the token comes after the connection, and whoever has it finds one.
 */
package workbook.semaphores;

import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

public class ConnectionPool<C> {
  private final Queue<C> idle; // guarded by itself
  private final Set<C> lent = new HashSet<>(); // guarded by idle
  private final BlockingQueue<Boolean> tokens = new LinkedBlockingQueue<>();

  public ConnectionPool(Queue<C> idle) {
    this.idle = idle;
    tokens.addAll(Collections.nCopies(idle.size(), true));
  }

  public Optional<C> borrow(Duration patience) throws InterruptedException {
    if (tokens.poll(patience.toNanos(), TimeUnit.NANOSECONDS) == null) {
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
    tokens.add(true);
  }
}
