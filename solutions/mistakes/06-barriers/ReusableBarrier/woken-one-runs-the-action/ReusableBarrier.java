/*
 * Mistake: the first party to be woken runs the action.
 * Looks right because: it is run once in each round; but not by the last one, who goes on
 * without it.
 * Caught by: theActionComesFirst
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
  private boolean toRun;

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
      boolean last = arrived == parties;
      if (last) {
        toRun = true;
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
      if (toRun && !last) {
        toRun = false;
        action.run();
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
