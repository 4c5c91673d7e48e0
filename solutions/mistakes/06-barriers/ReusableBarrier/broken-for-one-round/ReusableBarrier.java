/*
 * Mistake: when the barrier breaks, a new round begins at once.
 * Looks right because: all who waited are told; but who is still to come waits for them.
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
  private int broken = -1;

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
      arrived++;
      if (arrived == parties) {
        action.run();
        arrived = 0;
        generation++;
        allHere.signalAll();
      }
      while (generation == mine) {
        allHere.await();
      }
      if (broken == mine) {
        throw new BrokenBarrierException();
      }
    } catch (InterruptedException | RuntimeException | Error e) {
      if (generation == mine) {
        broken = generation++;
        arrived = 0;
        allHere.signalAll();
      }
      throw e;
    } finally {
      lock.unlock();
    }
  }
}
