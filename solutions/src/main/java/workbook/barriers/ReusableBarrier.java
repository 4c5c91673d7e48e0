package workbook.barriers;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/**
 * A barrier of your own, where the same tellers meet again and again: nobody goes on before all are
 * there, and the last one to come runs the action first. It is built from the lock that is handed
 * in: while somebody else holds it, nothing happens here. Each round is a generation; whoever waits
 * asks for the end of his own.
 *
 * <p>Thread-safe. What a party did before {@link #await} is seen by the action, and what the action
 * did is seen by all who go on.
 */
public class ReusableBarrier {
  private final int parties;
  private final Lock lock;
  private final Condition allHere; // predicate: generation is not mine any more, or broken
  private final Runnable action;
  private int arrived; // guarded by lock
  private int generation; // guarded by lock
  private boolean broken; // guarded by lock

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
    int mine = generation;
    try {
      if (broken) {
        throw new BrokenBarrierException();
      }
      arrived++;
      if (arrived == parties) {
        action.run();
        // 4: the next round begins here, before anybody wakes; nobody mistakes it for his own
        arrived = 0;
        generation++;
        // 1: all who wait are waiting for this
        allHere.signalAll();
      }
      // 2: being woken is no proof; the end of my generation is, however many rounds have begun
      while (generation == mine && !broken) {
        allHere.await();
      }
      // a round that has ended is not broken by what happens later
      if (generation == mine) {
        throw new BrokenBarrierException();
      }
    } catch (InterruptedException | RuntimeException | Error e) {
      // 3: who leaves without the others tells them, unless his round was complete before
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
