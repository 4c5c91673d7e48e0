/*
 * Mistake: the doors are opened on the first good day only.
 * Looks right because: open doors need not be opened; but each day has its own opening.
 * Caught by: oneDayAfterTheOther
 */
package workbook.barriers;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

public class BrokenShift {
  public enum Start {
    READY,
    TIMED_OUT,
    BROKEN
  }

  private final CyclicBarrier barrier;

  public BrokenShift(int tellers, Runnable openDoors) {
    AtomicBoolean open = new AtomicBoolean();
    barrier =
        new CyclicBarrier(
            tellers,
            () -> {
              if (!open.getAndSet(true)) {
                openDoors.run();
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
