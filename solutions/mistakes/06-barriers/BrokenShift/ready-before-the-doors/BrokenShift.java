/*
 * Mistake: the others are told READY before the doors are open.
 * Looks right because: all are there, so nothing is in the way; but the doors may be stuck.
 * Caught by: whoHasTimeWaits, aFailureOfTheDoors
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

  public Start arrive(long timeout, TimeUnit unit) {
    long end = System.nanoTime() + unit.toNanos(timeout);
    Day today;
    boolean last;
    synchronized (this) {
      today = day;
      today.arrived++;
      last = today.arrived == tellers && today.start == null;
    }
    if (last) {
      open(today);
    }
    return waitFor(today, end);
  }

  private synchronized Start waitFor(Day today, long end) {
    while (today.start == null) {
      long left = end - System.nanoTime();
      if (left <= 0) {
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
    tell(today, Start.READY);
    openDoors.run();
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
