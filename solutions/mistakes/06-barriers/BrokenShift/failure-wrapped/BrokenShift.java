/*
 * Mistake: what the doors throw reaches the teller within another exception.
 * Looks right because: nothing is lost; but the caller catches what the doors throw.
 * Caught by: aFailureOfTheDoors
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
    barrier =
        new CyclicBarrier(
            tellers,
            () -> {
              try {
                openDoors.run();
              } catch (RuntimeException | Error e) {
                throw new IllegalStateException(e);
              }
            });
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
    barrier.reset();
  }
}
