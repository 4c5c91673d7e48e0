/*
 * Mistake: two clerks are called, and one of them is woken.
 * Looks right because: each kind has a condition of its own, so the signal reaches the right kind.
 * Caught by: theThreeTurnTogether
 */
package workbook.semaphores;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class VaultKeys {
  private final Lock lock = new ReentrantLock();
  private final Condition clerkCalled = lock.newCondition();
  private final Condition managerCalled = lock.newCondition();
  private int clerks; // guarded by lock, as are the next four
  private int managers;
  private int clerksCalled;
  private int managersCalled;
  private int turning;

  public void clerk(Runnable turn) {
    lock.lock();
    try {
      clerks++;
      callNextGroup();
      while (clerksCalled == 0) {
        clerkCalled.awaitUninterruptibly();
      }
      clerksCalled--;
    } finally {
      lock.unlock();
    }
    turn(turn);
  }

  public void manager(Runnable turn) {
    lock.lock();
    try {
      managers++;
      callNextGroup();
      while (managersCalled == 0) {
        managerCalled.awaitUninterruptibly();
      }
      managersCalled--;
    } finally {
      lock.unlock();
    }
    turn(turn);
  }

  private void turn(Runnable turn) {
    try {
      turn.run();
    } finally {
      lock.lock();
      try {
        turning--;
        callNextGroup();
      } finally {
        lock.unlock();
      }
    }
  }

  private void callNextGroup() {
    if (turning == 0 && clerks >= 2 && managers >= 1) {
      clerks -= 2;
      managers--;
      clerksCalled = 2;
      managersCalled = 1;
      turning = 3;
      clerkCalled.signal();
      managerCalled.signal();
    }
  }
}
