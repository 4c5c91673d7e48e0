package workbook.barriers;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The tellers of a shift meet in the morning, each once a day; the last one to come opens the
 * doors. Now and then one of them does not come, or is called away while he waits. The barrier
 * breaks then, for all of them, and each learns how the morning went.
 *
 * <p>Thread-safe. {@link #nextDay} belongs between two days, when nobody of the new one has come.
 */
public class BrokenShift {
  /** How a morning ends for a teller. */
  public enum Start {
    /** all have come in time, and the doors are open */
    READY,
    /** this teller's time was over, and somebody was still missing */
    TIMED_OUT,
    /** the shift cannot begin, for another reason */
    BROKEN
  }

  private final CyclicBarrier barrier;

  public BrokenShift(int tellers, Runnable openDoors) {
    barrier = new CyclicBarrier(tellers, openDoors);
  }

  /**
   * Waits for the other tellers, but not longer than the timeout; zero or less is no time at all.
   * When one has given up or was interrupted, the shift is BROKEN for all others, also for those
   * who come later that day. A teller who is interrupted while somebody is missing returns BROKEN.
   * Each one who was interrupted stays so.
   *
   * <p>When the last one has come, nobody is missing any more: the others wait for the doors,
   * whatever the time is and whoever is interrupted, and then all are READY. What the doors throw,
   * an exception or an error, reaches the teller who opens them; all others are told BROKEN.
   */
  public Start arrive(long timeout, TimeUnit unit) {
    try {
      // 1: with a limit; whoever reaches it leaves, and breaks the barrier for the others
      barrier.await(timeout, unit);
      return Start.READY;
    } catch (TimeoutException e) {
      return Start.TIMED_OUT;
    } catch (BrokenBarrierException e) {
      // 2: not all are there, and they will not be; the barrier tells late-comers, too
      return Start.BROKEN;
    } catch (InterruptedException e) {
      // 3: the exception has cleared the flag, and the callers of this method want to know
      Thread.currentThread().interrupt();
      return Start.BROKEN;
    }
  }

  /** Begins a new day. A teller who still waits on the old one is told BROKEN. */
  public void nextDay() {
    // 4: once a day, by one; a teller who resets would hide the break from those still to come
    barrier.reset();
  }
}
