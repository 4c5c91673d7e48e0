/*
 * Mistake: the end of the time is compared, and not the time that is left.
 * Looks right because: a deadline is a point in time; but nanoTime() may overflow before it.
 * Caught by: whoHasAllTheTime
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
    if (today.arrived == tellers && today.start == null) {
      open(today);
    }
    while (today.start == null) {
      long left = end - System.nanoTime();
      if (end < System.nanoTime()) {
        tell(today, Start.BROKEN);
        return Start.TIMED_OUT;
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
