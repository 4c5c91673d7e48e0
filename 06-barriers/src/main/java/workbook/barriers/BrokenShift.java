package workbook.barriers;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/**
 * The tellers of a shift meet in the morning, each once a day; the last one to come opens the
 * doors. Now and then one of them does not come, or is called away while he waits. Right now the
 * others wait for ever, or they believe that all are there. Each has to learn how the morning went.
 *
 * <p>Run the tests, from the top folder:
 *
 * <pre>./mvnw test -pl 06-barriers -Dtest=BrokenShiftTest</pre>
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
      // TODO 1: whoever is missing is waited for without any limit
      barrier.await();
    } catch (BrokenBarrierException e) {
      // TODO 2: the shift is broken, and nobody is told
      System.out.println("somebody is missing");
    } catch (InterruptedException e) {
      // TODO 3: he was called away, and this is the last that anybody hears of it
      System.out.println("somebody is called away");
    }
    return Start.READY;
  }

  /** Begins a new day. A teller who still waits on the old one is told BROKEN. */
  public void nextDay() {
    // TODO 4: what broke yesterday is still broken
  }
}
