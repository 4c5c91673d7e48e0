/*
 * Mistake: who is interrupted stays in the line, and is handed a turn that nobody uses.
 * Looks right because: each clerk has a turn of his own, and the longest waiting one is woken.
 * Caught by: anInterruptCostsTheOthersNothing
 */
package workbook.semaphores;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

public class ConnectionPool<C> {
  private final Queue<C> idle; // guarded by itself
  private final Set<C> lent = new HashSet<>(); // guarded by idle
  private final Queue<CountDownLatch> line = new ArrayDeque<>(); // guarded by idle

  public ConnectionPool(Queue<C> idle) {
    this.idle = idle;
  }

  public Optional<C> borrow(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      CountDownLatch turn = new CountDownLatch(1);
      synchronized (idle) {
        if (!idle.isEmpty()) {
          C connection = idle.remove();
          lent.add(connection);
          return Optional.of(connection);
        }
        line.add(turn);
      }
      if (!turn.await(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        synchronized (idle) {
          if (line.remove(turn) || idle.isEmpty()) {
            return Optional.empty();
          }
        }
      }
    }
  }

  public void giveBack(C connection) {
    synchronized (idle) {
      if (!lent.remove(connection)) {
        throw new IllegalArgumentException(connection + " is not lent");
      }
      idle.add(connection);
      if (!line.isEmpty()) {
        line.remove().countDown();
      }
    }
  }
}
