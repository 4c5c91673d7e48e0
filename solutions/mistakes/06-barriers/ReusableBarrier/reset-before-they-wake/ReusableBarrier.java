/*
 * Mistake: the last one sets the count back to 0, and the others look at the count.
 * Looks right because: the next round begins with 0, as it must.
 * Caught by: allGoOn, theNextRoundIsLikeTheFirst
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
        arrived = 0;
        allHere.signalAll();
      } else {
        while (arrived < parties && !broken) {
          allHere.await();
        }
      }
      if (broken) {
        throw new BrokenBarrierException();
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
