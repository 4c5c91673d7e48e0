/*
 * Mistake: no generation; the barrier is open or closed, and the first of a round closes it.
 * Looks right because: nobody closes it before the next round; but somebody may still be on the
 * way out of this one.
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
  private boolean open;

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
      if (arrived == 0) {
        open = false;
      }
      arrived++;
      if (arrived == parties) {
        action.run();
        arrived = 0;
        open = true;
        allHere.signalAll();
      }
      while (!open && !broken) {
        allHere.await();
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
