/*
 * Mistake: between a look at the clock and the mark that the shift is broken, the last one may
 * come: then one is READY and the other TIMED_OUT.
 * Looks right because: both steps hold the lock; but somebody comes in between them.
 * Not caught because: it takes a moment between two steps of which one is inside the JDK, and the
 * tests meet it in some runs only.
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
    Day today = day();
    Start start = waitFor(today, timeout, unit);
    if (start == Start.TIMED_OUT) {
      tell(today, Start.BROKEN);
    }
    return start;
  }

  private synchronized Day day() {
    return day;
  }

  private synchronized Start waitFor(Day today, long timeout, TimeUnit unit) {
    long end = System.nanoTime() + unit.toNanos(timeout);
    today.arrived++;
    if (today.arrived == tellers && today.start == null) {
      open(today);
    }
    while (today.start == null) {
      long left = end - System.nanoTime();
      if (left <= 0) {
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
