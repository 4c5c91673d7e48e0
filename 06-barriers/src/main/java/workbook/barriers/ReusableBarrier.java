package workbook.barriers;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/**
 * A barrier of your own, where the same tellers meet again and again: nobody goes on before all are
 * there, and the last one to come runs the action first. Right now it hardly works for one round.
 * Build it from the lock that is handed in and its conditions, and from no other tool: the house
 * has one lock for everything, and while somebody else holds it, nothing happens here.
 *
 * <p>Run the tests, from the top folder:
 *
 * <pre>./mvnw test -pl 06-barriers -Dtest=ReusableBarrierTest</pre>
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
   * Sleeps until all parties of this round are there. If one that has to wait is interrupted,
   * before it comes or while it waits, for the others or for the lock, or if the action fails, with
   * an exception or an error, the barrier is broken for good: nobody else waits here any more, and
   * the action is not run again. The last party gets what the action threw.
   *
   * <p>Once all are there, nothing but a failing action can break the round. An interrupt that
   * comes too late to break it is thrown, or the thread stays interrupted.
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
        // TODO 2: whoever wakes up goes on, whether all are here or not
        // TODO 3: whoever does not come back from here, or fails above, is never missed
        allHere.await();
      }
      // TODO 4: the next round goes on counting where this one has ended
    } finally {
      lock.unlock();
    }
  }
}
