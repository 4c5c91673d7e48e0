/*
 * Approach: a lock and one condition; the three of a group leave together, in a finally.
 * Right because: phases of the vault are counted under the lock: gathering, turning, leaving.
 */
package workbook.semaphores;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class VaultKeys {
  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  // all guarded by lock
  private int clerksInside;
  private int managersInside;
  private int turning;
  private long group;

  public void clerk(Runnable turn) {
    enter(true);
    turnAndLeave(turn);
  }

  public void manager(Runnable turn) {
    enter(false);
    turnAndLeave(turn);
  }

  private void enter(boolean isClerk) {
    lock.lock();
    try {
      while (isClerk ? clerksInside == 2 : managersInside == 1) {
        changed.awaitUninterruptibly();
      }
      if (isClerk) {
        clerksInside++;
      } else {
        managersInside++;
      }
      long mine = group;
      if (clerksInside == 2 && managersInside == 1) {
        turning = 3;
        group++;
        changed.signalAll();
      }
      while (group == mine) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private void turnAndLeave(Runnable turn) {
    try {
      turn.run();
    } finally {
      leave();
    }
  }

  private void leave() {
    lock.lock();
    try {
      long mine = group;
      turning--;
      if (turning == 0) {
        clerksInside = 0;
        managersInside = 0;
        changed.signalAll();
      }
      while (turning > 0 && group == mine) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }
}
