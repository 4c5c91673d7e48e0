/*
 * Mistake: whoever waits looks ten times a second whether the round is over; nobody is woken.
 * Looks right because: everybody gets to know it in the end; but nobody sleeps.
 * Caught by: whoeverWaitsSleeps
 */
package workbook.barriers;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.TimeUnit;
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
      }
      while (generation == mine && !broken) {
        allHere.await(100, TimeUnit.MILLISECONDS);
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
}
