/*
 * Approach: two doors; the second one opens when all have come through the first.
 * Right because: nobody can come round again before all have left the round; what comes after
 * the first door cannot be interrupted any more.
 */
package workbook.barriers;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

public class ReusableBarrier {
  private final int parties;
  private final Lock lock;
  private final Condition allHere;
  private final Runnable action;
  private int inside;
  private boolean leaving;
  private boolean broken;

  public ReusableBarrier(int parties, Lock lock, Runnable action) {
    this.parties = parties;
    this.lock = lock;
    this.action = action;
    allHere = lock.newCondition();
  }

  public void await() throws InterruptedException, BrokenBarrierException {
    lock.lock();
    try {
      while (leaving && !broken) {
        allHere.awaitUninterruptibly();
      }
      if (broken) {
        throw new BrokenBarrierException();
      }
      inside++;
      meet();
      inside--;
      if (inside == 0) {
        leaving = false;
        allHere.signalAll();
      }
      while (leaving && inside > 0 && !broken) {
        allHere.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private void meet() throws InterruptedException, BrokenBarrierException {
    try {
      if (inside == parties) {
        action.run();
        leaving = true;
        allHere.signalAll();
      }
      while (!leaving && !broken) {
        allHere.await();
      }
      if (broken) {
        throw new BrokenBarrierException();
      }
    } catch (InterruptedException | RuntimeException | Error e) {
      if (!leaving) {
        broken = true;
        allHere.signalAll();
      } else if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
        return;
      }
      throw e;
    }
  }
}
