/*
 * Mistake: no generation; whoever leaves as the last one begins the next round.
 * Looks right because: the count goes back only when all have seen it; but who is quick comes
 * round again before that.
 * Caught by: nobodyIsLapped
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
  private int arrived;
  private boolean broken;
  private int left;

  public ReusableBarrier(int parties, Lock lock, Runnable action) {
    this.parties = parties;
    this.lock = lock;
    this.action = action;
    allHere = lock.newCondition();
  }

  public void await() throws InterruptedException, BrokenBarrierException {
    lock.lock();
    try {
      if (broken) {
        throw new BrokenBarrierException();
      }
      arrived++;
      if (arrived == parties) {
        action.run();
        allHere.signalAll();
      }
      while (arrived < parties && !broken) {
        allHere.await();
      }
      if (broken) {
        throw new BrokenBarrierException();
      }
      left++;
      if (left == parties) {
        left = 0;
        arrived = 0;
      }
    } catch (InterruptedException | RuntimeException | Error e) {
      broken = true;
      allHere.signalAll();
      throw e;
    } finally {
      lock.unlock();
    }
  }
}
