/*
 * Mistake: a CyclicBarrier does all the work; the lock is not used.
 * Looks right because: it keeps every promise about rounds; but the house has one lock for
 * everything.
 * Caught by: nothingHappensWithoutTheLock
 */
package workbook.barriers;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.Lock;

public class ReusableBarrier {
  private final CyclicBarrier barrier;

  public ReusableBarrier(int parties, Lock lock, Runnable action) {
    barrier = new CyclicBarrier(parties, action);
  }

  public void await() throws InterruptedException, BrokenBarrierException {
    barrier.await();
  }
}
