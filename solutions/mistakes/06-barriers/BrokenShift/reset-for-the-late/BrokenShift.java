/*
 * Mistake: a teller who was told that the shift is broken begins a new day when it is the last
 * one of them.
 * Looks right because: all have heard of it; but only nextDay() begins a day.
 * Caught by: whoComesLaterIsTold
 */
package workbook.barriers;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

public class BrokenShift {
  public enum Start {
    READY,
    TIMED_OUT,
    BROKEN
  }

  private final CyclicBarrier barrier;
  private int told;

  public BrokenShift(int tellers, Runnable openDoors) {
    barrier = new CyclicBarrier(tellers, openDoors);
  }

  public Start arrive(long timeout, TimeUnit unit) {
    try {
      barrier.await(timeout, unit);
      return Start.READY;
    } catch (TimeoutException e) {
      return Start.TIMED_OUT;
    } catch (BrokenBarrierException e) {
      tellOne();
      return Start.BROKEN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      tellOne();
      return Start.BROKEN;
    }
  }

  private synchronized void tellOne() {
    told++;
    if (told == barrier.getParties()) {
      told = 0;
      barrier.reset();
    }
  }

  public void nextDay() {
    barrier.reset();
  }
}
