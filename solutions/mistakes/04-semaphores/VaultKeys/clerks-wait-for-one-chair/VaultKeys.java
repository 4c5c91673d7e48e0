/*
 * Mistake: clerks who find the first chair taken all wait for the second one.
 * Looks right because: there are two chairs for clerks, and both are free again when the group is over.
 * Caught by: aCrowdOfEachKind
 */
package workbook.semaphores;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

public class VaultKeys {
  private final Semaphore firstClerk = new Semaphore(1);
  private final Semaphore secondClerk = new Semaphore(1);
  private final Semaphore oneManager = new Semaphore(1);
  private final ReentrantLock lock = new ReentrantLock();
  private CountDownLatch complete = new CountDownLatch(3); // guarded by lock
  private int left = 3; // guarded by lock

  public void clerk(Runnable turn) {
    Semaphore seat = firstClerk.tryAcquire() ? firstClerk : secondClerk;
    if (seat == secondClerk) {
      seat.acquireUninterruptibly();
    }
    turn(turn);
  }

  public void manager(Runnable turn) {
    oneManager.acquireUninterruptibly();
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
        firstClerk.release();
        secondClerk.release();
        oneManager.release();
      }
    } finally {
      lock.unlock();
    }
  }
}
