/*
 * Mistake: an interrupt from before the call is swallowed if it is the runner's turn.
 * Looks right because: whoever has to wait is told.
 * Caught by: anInterruptOnAnyLeg
 */
package workbook.semaphores;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class Relay {
  private static final int NOBODY = -1;

  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
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
    boolean interrupted = Thread.interrupted();
    lock.lock();
    try {
      while (turn != leg) {
        if (interrupted) {
          throw new InterruptedException();
        }
        changed.await();
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
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }
}
