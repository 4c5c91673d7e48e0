/*
 * Mistake: an interrupted runner is still counted as waiting, and newcomers line up behind him.
 * Looks right because: no newcomer overtakes those who wait, and each turn wakes one of them.
 * Caught by: whoWaitsForTheFirstLegCanBeInterrupted
 */
package workbook.semaphores;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class Relay {
  private static final int NOBODY = -1;

  private final Lock lock = new ReentrantLock();
  private final Condition[] turns = {lock.newCondition(), lock.newCondition(), lock.newCondition()};
  private final int[] waiting = new int[3]; // guarded by lock
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
      if (turn != leg || waiting[leg] > 0) {
        waiting[leg]++;
        do {
          turns[leg].await();
        } while (turn != leg);
        waiting[leg]--;
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
