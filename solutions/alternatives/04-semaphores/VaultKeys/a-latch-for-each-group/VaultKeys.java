/*
 * Approach: two chairs for clerks and one for a manager, and a latch of three that is made anew for each group.
 * Right because: the chairs are given back all at once, by the last of the three, behind the new latch.
 */
package workbook.semaphores;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

public class VaultKeys {
  private final Semaphore clerkChairs = new Semaphore(2);
  private final Semaphore managerChair = new Semaphore(1);
  private final ReentrantLock lock = new ReentrantLock();
  private CountDownLatch complete = new CountDownLatch(3); // guarded by lock
  private int left = 3; // guarded by lock

  public void clerk(Runnable turn) {
    clerkChairs.acquireUninterruptibly();
    turn(turn);
  }

  public void manager(Runnable turn) {
    managerChair.acquireUninterruptibly();
    turn(turn);
  }

  private void turn(Runnable turn) {
    boolean interrupted = awaitGroup();
    try {
      turn.run();
    } finally {
      leave();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean awaitGroup() {
    CountDownLatch group;
    lock.lock();
    try {
      group = complete;
    } finally {
      lock.unlock();
    }
    group.countDown();
    boolean interrupted = false;
    while (true) {
      try {
        group.await();
        return interrupted;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
  }

  private void leave() {
    lock.lock();
    try {
      left--;
      if (left == 0) {
        left = 3;
        complete = new CountDownLatch(3);
        clerkChairs.release(2);
        managerChair.release();
      }
    } finally {
      lock.unlock();
    }
  }
}
