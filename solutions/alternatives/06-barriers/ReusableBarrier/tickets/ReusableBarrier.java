/*
 * Approach: everybody draws a number, and the numbers never begin again; the last one of a round
 * says up to which number the barrier is open.
 * Right because: what has been opened stays open, and later numbers lie behind it.
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
  private long tickets;
  private long open;
  private boolean broken;

  public ReusableBarrier(int parties, Lock lock, Runnable action) {
    this.parties = parties;
    this.lock = lock;
    this.action = action;
    allHere = lock.newCondition();
  }

  public void await() throws InterruptedException, BrokenBarrierException {
    lock.lock();
    long ticket = tickets++;
    try {
      if (!broken && ticket % parties == parties - 1) {
        action.run();
        open = ticket + 1;
        allHere.signalAll();
      }
      while (ticket >= open && !broken) {
        allHere.await();
      }
      if (ticket >= open) {
        throw new BrokenBarrierException();
      }
    } catch (InterruptedException | RuntimeException | Error e) {
      broken |= ticket >= open;
      allHere.signalAll();
      throw e;
    } finally {
      lock.unlock();
    }
  }
}
