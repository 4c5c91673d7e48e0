/*
 * Mistake: the group is over when two of its three have turned.
 * Looks right because: the third one is on its way out, and whoever waits looks again each time it is woken.
 * Caught by: theNextGroupWaitsForTheLastClerk, theNextGroupWaitsForTheManager
 */
package workbook.semaphores;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class VaultKeys {
  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int clerksInside; // guarded by lock, as are the next three
  private int managersInside;
  private int left;
  private boolean complete;

  public void clerk(Runnable turn) {
    lock.lock();
    try {
      while (complete || clerksInside == 2) {
        changed.awaitUninterruptibly();
      }
      clerksInside++;
      meet();
    } finally {
      lock.unlock();
    }
    turn(turn);
  }

  public void manager(Runnable turn) {
    lock.lock();
    try {
      while (complete || managersInside == 1) {
        changed.awaitUninterruptibly();
      }
      managersInside++;
      meet();
    } finally {
      lock.unlock();
    }
    turn(turn);
  }

  private void meet() {
    if (clerksInside == 2 && managersInside == 1) {
      complete = true;
      left = 0;
      changed.signalAll();
    }
    while (!complete) {
      changed.awaitUninterruptibly();
    }
  }

  private void turn(Runnable turn) {
    try {
      turn.run();
    } finally {
      lock.lock();
      try {
        left++;
        if (left >= 2) { // the last one is on its way
          complete = false;
          clerksInside = 0;
          managersInside = 0;
          changed.signalAll();
        }
      } finally {
        lock.unlock();
      }
    }
  }
}
