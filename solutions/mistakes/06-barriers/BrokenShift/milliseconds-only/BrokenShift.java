/*
 * Mistake: the timeout is rounded to milliseconds, and less than one is none.
 * Looks right because: nobody counts in smaller units; but the callers may.
 * Caught by: whoHasLessThanAMillisecond
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
      barrier.await(unit.toMillis(timeout), TimeUnit.MILLISECONDS);
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
    barrier.reset();
  }
}
