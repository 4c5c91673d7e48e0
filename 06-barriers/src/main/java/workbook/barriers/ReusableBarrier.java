package workbook.barriers;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/**
 * A barrier of your own, for tellers who meet again and again: nobody goes on before all are there,
 * and the last one to come runs the action first. Right now it hardly works for one round. Build it
 * from the lock that is handed in and its conditions, and from no other tool: the house has one
 * lock for everything.
 *
 * <p>Run the tests, in the folder of the module: {@code mvn test -Dtest=ReusableBarrierTest}
 */
public class ReusableBarrier {
  private final int parties;
  private final Lock lock;
  private final Condition allHere;
  private final Runnable action;
  private int arrived;

  public ReusableBarrier(int parties, Lock lock, Runnable action) {
    this.parties = parties;
    this.lock = lock;
    this.action = action;
    allHere = lock.newCondition();
  }

  /**
   * Blocks until all parties of this round are there. If one of them is interrupted while it waits,
   * or if the action fails, the barrier is broken for good: nobody else waits here any more. Once
   * the action of a round is done, that round cannot break any more.
   *
   * @throws InterruptedException for the one that was interrupted
   * @throws BrokenBarrierException for all the others, and for whoever comes later
   */
  public void await() throws InterruptedException, BrokenBarrierException {
    lock.lock();
    try {
      arrived++;
      if (arrived == parties) {
        action.run();
        // TODO 1: many may wait, and one of them is told
        allHere.signal();
      } else {
        // TODO 2: who wakes up goes on, whether all are here or not
        // TODO 3: who does not come back from here, or fails above, is never missed
        allHere.await();
      }
      // TODO 4: the next round goes on counting where this one has ended
    } finally {
      lock.unlock();
    }
  }
}
