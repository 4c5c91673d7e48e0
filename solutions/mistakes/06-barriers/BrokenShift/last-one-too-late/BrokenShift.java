/*
 * Mistake: the last one looks at the clock first: without any time left he gives up, though all
 * are there.
 * Looks right because: no time is no time; but he has nobody to wait for.
 * Caught by: noTimeAtAll
 */
package workbook.barriers;

import java.util.concurrent.TimeUnit;

public class BrokenShift {
  public enum Start {
    READY,
    TIMED_OUT,
    BROKEN
  }

  private static final class Day {
    private int arrived;
    private Start start;
  }

  private final int tellers;
  private final Runnable openDoors;
  private Day day = new Day();

  public BrokenShift(int tellers, Runnable openDoors) {
    this.tellers = tellers;
    this.openDoors = openDoors;
  }

  public synchronized Start arrive(long timeout, TimeUnit unit) {
    long end = System.nanoTime() + unit.toNanos(timeout);
    Day today = day;
    today.arrived++;
    while (today.start == null) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        tell(today, Start.BROKEN);
        return Start.TIMED_OUT;
      }
      if (today.arrived == tellers) {
        open(today);
        break;
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        tell(today, Start.BROKEN);
      }
    }
    return today.start;
  }

  private void open(Day today) {
    boolean open = false;
    try {
      openDoors.run();
      open = true;
    } finally {
      tell(today, open ? Start.READY : Start.BROKEN);
    }
  }

  private synchronized void tell(Day which, Start start) {
    if (which.start == null) {
      which.start = start;
      notifyAll();
    }
  }

  public synchronized void nextDay() {
    tell(day, Start.BROKEN);
    day = new Day();
  }
}
