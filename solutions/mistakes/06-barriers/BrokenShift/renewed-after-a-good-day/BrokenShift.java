/*
 * Mistake: a new day begins only if the old one is broken.
 * Looks right because: a barrier that is whole needs no reset; but somebody may wait there.
 * Caught by: whoStillWaitsIsTold
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
      return Start.BROKEN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Start.BROKEN;
    }
  }

  public void nextDay() {
    if (barrier.isBroken()) {
      barrier.reset();
    }
  }
}
