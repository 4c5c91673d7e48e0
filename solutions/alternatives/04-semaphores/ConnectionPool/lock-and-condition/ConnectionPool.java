/*
 * Approach: a fair lock that can be interrupted, and a condition that counts down the time left.
 * Right because: an interrupt at the lock comes before anything has been taken.
 */
package workbook.semaphores;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class ConnectionPool<C> {
  private final Lock lock = new ReentrantLock(true);
  private final Condition somethingIdle = lock.newCondition();
  private final Queue<C> idle; // guarded by lock
  private final Set<C> lent = new HashSet<>(); // guarded by lock

  public ConnectionPool(Queue<C> idle) {
    this.idle = idle;
  }

  public Optional<C> borrow(Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lockInterruptibly();
    try {
      while (idle.isEmpty()) {
        if (left <= 0) {
          return Optional.empty();
        }
        left = somethingIdle.awaitNanos(left);
      }
      C connection = idle.remove();
      lent.add(connection);
      return Optional.of(connection);
    } finally {
      lock.unlock();
    }
  }

  public void giveBack(C connection) {
    lock.lock();
    try {
      if (!lent.remove(connection)) {
        throw new IllegalArgumentException(connection + " is not lent");
      }
      idle.add(connection);
      somethingIdle.signal();
    } finally {
      lock.unlock();
    }
  }
}
