/*
 * Mistake: each time a teller is woken, the whole timeout begins again.
 * Looks right because: whoever waits does so for the timeout; but that may happen more than
 * once.
 * Caught by: beingWokenGivesNoMoreTime
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
    if (timeout <= 0 && day.arrived + 1 < tellers) {
      tell(day, Start.BROKEN);
      return Start.TIMED_OUT;
    }
    Day today = day;
    today.arrived++;
    if (today.arrived == tellers && today.start == null) {
      open(today);
    }
    while (today.start == null) {
      long end = System.nanoTime() + unit.toNanos(timeout);
      try {
        TimeUnit.NANOSECONDS.timedWait(this, unit.toNanos(timeout));
        if (today.start == null && System.nanoTime() - end >= 0) {
          tell(today, Start.BROKEN);
          return Start.TIMED_OUT;
        }
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
