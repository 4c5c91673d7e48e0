/*
 * Mistake: who is interrupted breaks the barrier, even if all had come before he left.
 * Looks right because: somebody was interrupted, so the barrier is broken; but one is through
 * already.
 * Caught by: anInterruptAtAnyMoment
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
  private int generation;
  private boolean broken;

  public ReusableBarrier(int parties, Lock lock, Runnable action) {
    this.parties = parties;
    this.lock = lock;
    this.action = action;
    allHere = lock.newCondition();
  }

  public void await() throws InterruptedException, BrokenBarrierException {
    lock.lock();
    int mine = generation;
    try {
      if (broken) {
        throw new BrokenBarrierException();
      }
      arrived++;
      if (arrived == parties) {
        action.run();
        arrived = 0;
        generation++;
        allHere.signalAll();
      }
      while (generation == mine && !broken) {
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
