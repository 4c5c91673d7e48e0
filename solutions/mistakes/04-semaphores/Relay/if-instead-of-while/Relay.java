/*
 * Mistake: a woken runner takes the turn without a second look at it.
 * Looks right because: its own condition wakes a runner only when it is its turn.
 * Caught by: twoForTheFirstLeg
 */
package workbook.semaphores;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class Relay {
  private static final int NOBODY = -1;

  private final Lock lock = new ReentrantLock();
  private final Condition[] turns = {lock.newCondition(), lock.newCondition(), lock.newCondition()};
  private int turn; // guarded by lock

  public void first(Runnable step) throws InterruptedException {
    run(0, step);
  }

  public void second(Runnable step) throws InterruptedException {
    run(1, step);
  }

  public void third(Runnable step) throws InterruptedException {
    run(2, step);
  }

  private void run(int leg, Runnable step) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (turn != leg) {
        turns[leg].await();
      }
      turn = NOBODY;
    } finally {
      lock.unlock();
    }
    try {
      step.run();
    } finally {
      lock.lock();
      try {
        turn = (leg + 1) % 3;
        turns[turn].signal();
      } finally {
        lock.unlock();
      }
    }
  }
}
