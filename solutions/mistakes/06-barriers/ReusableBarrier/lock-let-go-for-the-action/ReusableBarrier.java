/*
 * Mistake: the last party lets go of the lock while it runs the action; whoever is interrupted
 * meanwhile breaks a round whose action is done in the end.
 * Looks right because: no foreign code runs under the lock, and all look again afterwards.
 * Caught by: interruptedDuringTheAction
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
        lock.unlock();
        try {
          action.run();
        } finally {
          lock.lock();
        }
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
}
