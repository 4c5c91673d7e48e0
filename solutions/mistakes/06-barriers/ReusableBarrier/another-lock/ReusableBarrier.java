/*
 * Mistake: the barrier is built from a monitor of its own; the lock of the house is not used.
 * Looks right because: it keeps every promise about rounds; but the house has one lock for
 * everything.
 * Caught by: nothingHappensWithoutTheLock
 */
package workbook.barriers;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.locks.Lock;

public class ReusableBarrier {
  private final int parties;
  private final Runnable action;
  private int arrived;
  private int generation;
  private boolean broken;

  public ReusableBarrier(int parties, Lock lock, Runnable action) {
    this.parties = parties;
    this.action = action;
  }

  public synchronized void await() throws InterruptedException, BrokenBarrierException {
    int mine = generation;
    try {
      if (broken) {
        throw new BrokenBarrierException();
      }
      arrived++;
      if (arrived == parties) {
        action.run();
        arrived = 0;
        generation++;
        notifyAll();
      }
      while (generation == mine && !broken) {
        wait();
      }
      if (generation == mine) {
        throw new BrokenBarrierException();
      }
    } catch (InterruptedException | RuntimeException | Error e) {
      if (generation == mine) {
        broken = true;
        notifyAll();
      }
      throw e;
    }
  }
}
