/*
 * Mistake: a latch for each day, and a mark that it is broken; whoever gives up sets the mark,
 * though the last one may have come meanwhile.
 * Looks right because: all are told whatever happens; but not all the same.
 * Caught by: everybodyHearsTheSame, calledAwayAtAnyMoment
 */
package workbook.barriers;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

public class BrokenShift {
  public enum Start {
    READY,
    TIMED_OUT,
    BROKEN
  }

  private static final class Day {
    private final CountDownLatch missing;
    private volatile boolean broken;
    private int arrived;

    Day(int tellers) {
      missing = new CountDownLatch(tellers);
    }

    void breakUp() {
      broken = true;
      while (missing.getCount() > 0) {
        missing.countDown();
      }
    }
  }

  private final int tellers;
  private final Runnable openDoors;
  private volatile Day day;

  public BrokenShift(int tellers, Runnable openDoors) {
    this.tellers = tellers;
    this.openDoors = openDoors;
    day = new Day(tellers);
  }

  public Start arrive(long timeout, TimeUnit unit) {
    Day today = day;
    try {
      open(today);
      if (!today.missing.await(timeout, unit)) {
        today.breakUp();
        return Start.TIMED_OUT;
      }
      return today.broken ? Start.BROKEN : Start.READY;
    } catch (InterruptedException e) {
      today.breakUp();
      Thread.currentThread().interrupt();
      return Start.BROKEN;
    }
  }

  private void open(Day today) {
    boolean opened = false;
    try {
      synchronized (today) {
        today.arrived++;
        if (today.arrived == tellers && !today.broken) {
          openDoors.run();
        }
      }
      opened = true;
    } finally {
      if (!opened) {
        today.breakUp();
      }
    }
    today.missing.countDown();
  }

  public void nextDay() {
    day.breakUp();
    day = new Day(tellers);
  }
}
