/*
 * Approach: a side that changes with each round, instead of a number.
 * Right because: each party is in one round only, so nobody can be two rounds behind.
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
  private int missing;
  private boolean side;
  private boolean broken;

  public ReusableBarrier(int parties, Lock lock, Runnable action) {
    this.parties = parties;
    missing = parties;
    this.lock = lock;
    this.action = action;
    allHere = lock.newCondition();
  }

  public void await() throws InterruptedException, BrokenBarrierException {
    lock.lock();
    boolean mine = side;
    try {
      if (broken) {
        throw new BrokenBarrierException();
      }
      arrive();
      while (side == mine && !broken) {
        allHere.await();
      }
      if (side == mine) {
        throw new BrokenBarrierException();
      }
    } finally {
      if (side == mine && !broken) {
        broken = true;
        allHere.signalAll();
      }
      lock.unlock();
    }
  }

  private void arrive() {
    missing--;
    if (missing == 0) {
      action.run();
      missing = parties;
      side = !side;
      allHere.signalAll();
    }
  }
}
