/*
 * Mistake: the last party gets a BrokenBarrierException, with what the action threw as its
 * cause.
 * Looks right because: the barrier is broken, and nothing is lost.
 * Caught by: aFailureInAnyOrder
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
        runAction();
        arrived = 0;
        generation++;
        allHere.signalAll();
      }
      while (generation == mine && !broken) {
        allHere.await();
      }
      if (generation == mine) {
        throw new BrokenBarrierException();
      }
    } catch (InterruptedException | RuntimeException | Error e) {
      if (generation == mine) {
        broken = true;
        allHere.signalAll();
      }
      throw e;
    } finally {
      lock.unlock();
    }
  }

  private void runAction() throws BrokenBarrierException {
    try {
      action.run();
    } catch (RuntimeException | Error e) {
      broken = true;
      allHere.signalAll();
      BrokenBarrierException failure = new BrokenBarrierException();
      failure.initCause(e);
      throw failure;
    }
  }
}
