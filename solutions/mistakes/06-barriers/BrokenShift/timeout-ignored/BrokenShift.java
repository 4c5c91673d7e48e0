/*
 * Mistake: waits without a limit.
 * Looks right because: on most days everybody comes.
 * Caught by: whoWaitsTooLongGivesUp, whoWaitsIsTold, theDayChangesAtAnyMoment
 */
package workbook.barriers;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

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
      barrier.await();
      return Start.READY;
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
