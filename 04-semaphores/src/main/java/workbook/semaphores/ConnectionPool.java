package workbook.semaphores;

import java.time.Duration;
import java.util.Optional;
import java.util.Queue;

/**
 * Lends connections to clerks. Those that nobody has lie in a queue that the pool is given, full,
 * and that knows nothing of threads: no two may reach into it at once. They stay in this queue; do
 * not copy them to another one. Right now two clerks can reach into it at once, nobody waits for a
 * connection, and the pool takes back whatever it is handed. Each connection belongs to one clerk
 * at a time.
 *
 * <p>Run the tests, from the top folder:
 *
 * <pre>./mvnw test -pl 04-semaphores -Dtest=ConnectionPoolTest</pre>
 */
public class ConnectionPool<C> {
  private final Queue<C> idle;

  public ConnectionPool(Queue<C> idle) {
    this.idle = idle;
  }

  /**
   * Lends a connection; if one is there, even a clerk without patience gets it. Blocks while all
   * are lent, but no longer in all than the clerk has patience; then the result is empty. An
   * interrupt ends the wait with an exception. Leaving without a connection costs none.
   */
  public Optional<C> borrow(Duration patience) throws InterruptedException {
    // TODO 1: two clerks may reach into the queue at once
    // TODO 2: when the queue is empty, even a patient clerk leaves at once
    return Optional.ofNullable(idle.poll());
  }

  /**
   * Takes a connection back. Never waits for a connection, and works for an interrupted clerk, too.
   *
   * @throws IllegalArgumentException if it is not lent; then nothing has changed
   */
  public void giveBack(C connection) {
    // TODO 3: this one may be back already, or from elsewhere
    idle.add(connection);
  }
}
