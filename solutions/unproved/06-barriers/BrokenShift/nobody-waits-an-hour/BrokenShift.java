/*
 * Mistake: nobody waits longer than a minute, whatever the timeout is.
 * Looks right because: a morning is short; but how long a teller has is for the caller to say.
 * Not caught because: no test lasts for a minute, and a CyclicBarrier, which is right, knows no other
 * clock than the real one.
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
      barrier.await(Math.min(unit.toNanos(timeout), 60_000_000_000L), TimeUnit.NANOSECONDS);
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
