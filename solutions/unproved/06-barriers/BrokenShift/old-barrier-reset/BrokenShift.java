/*
 * Mistake: each day has a barrier of its own, and the old one is reset when the new one is
 * there.
 * Looks right because: whoever waits at the old one is told; but whoever has only looked up
 * which one it is waits there alone.
 * Not caught because: it takes a moment between two steps of which one is inside the JDK, and the
 * tests meet it in some runs only.
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

  private final int tellers;
  private final Runnable openDoors;
  private volatile CyclicBarrier barrier;

  public BrokenShift(int tellers, Runnable openDoors) {
    this.tellers = tellers;
    this.openDoors = openDoors;
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
    CyclicBarrier yesterday = barrier;
    barrier = new CyclicBarrier(tellers, openDoors);
    yesterday.reset();
  }
}
