/*
 * Mistake: the count goes up under the lock, and is looked at when the lock has been let go.
 * Looks right because: every change holds the lock; but two may both take themselves for the last.
 * Caught by: threeMeetInEveryOrder
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
    arrived++;
    lock.unlock();
    boolean last = arrived % parties == 0;
    lock.lock();
    try {
      if (broken) {
        throw new BrokenBarrierException();
      }
      if (last) {
        action.run();
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
