/*
 * Approach: a lock with a condition for each leg; a runner claims the turn, and runs outside the lock.
 * Right because: nobody has the turn while somebody runs, and then the next leg gets it, whatever the step does.
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
    claim(leg);
    try {
      step.run();
    } finally {
      handOver((leg + 1) % turns.length);
    }
  }

  private void claim(int leg) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (turn != leg) {
        turns[leg].await();
      }
      turn = NOBODY;
    } finally {
      lock.unlock();
    }
  }

  private void handOver(int leg) {
    lock.lock();
    try {
      turn = leg;
      turns[leg].signal();
    } finally {
      lock.unlock();
    }
  }
}
