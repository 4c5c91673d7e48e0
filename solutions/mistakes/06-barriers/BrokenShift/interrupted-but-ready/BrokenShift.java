/*
 * Mistake: whoever is interrupted returns BROKEN, even after the barrier has opened.
 * Looks right because: the text has an interrupted teller return BROKEN; but only while somebody
 * is missing.
 * Caught by: doorsThatInterrupt, calledAwayWhileTheDoorsAreOpened
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
      return Thread.currentThread().isInterrupted() ? Start.BROKEN : Start.READY;
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
