/*
 * Approach: each day has a state that changes once by compare-and-set, and a latch for its end.
 * Right because: whoever changes the state decides for all, and whoever comes too late for that
 * waits for the decision.
 */
package workbook.barriers;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

public class BrokenShift {
  public enum Start {
    READY,
    TIMED_OUT,
    BROKEN
  }

  private enum State {
    GATHERING,
    OPENING,
    OPEN,
    BROKEN
  }

  private static final class Day {
    private final AtomicInteger missing;
    private final AtomicReference<State> state = new AtomicReference<>(State.GATHERING);
    private final CountDownLatch decided = new CountDownLatch(1);

    Day(int tellers) {
      missing = new AtomicInteger(tellers);
    }

    boolean breakUp() {
      boolean first = state.compareAndSet(State.GATHERING, State.BROKEN);
      if (first) {
        decided.countDown();
      }
      return first;
    }

    Start start() {
      boolean interrupted = false;
      while (true) {
        try {
          decided.await();
          break;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      return state.get() == State.OPEN ? Start.READY : Start.BROKEN;
    }
  }

  private final int tellers;
  private final Runnable openDoors;
  private final AtomicReference<Day> today;

  public BrokenShift(int tellers, Runnable openDoors) {
    this.tellers = tellers;
    this.openDoors = openDoors;
    today = new AtomicReference<>(new Day(tellers));
  }

  public Start arrive(long timeout, TimeUnit unit) {
    Day day = today.get();
    if (day.missing.decrementAndGet() == 0
        && day.state.compareAndSet(State.GATHERING, State.OPENING)) {
      open(day);
    }
    try {
      if (!day.decided.await(timeout, unit) && day.breakUp()) {
        return Start.TIMED_OUT;
      }
    } catch (InterruptedException e) {
      day.breakUp();
      Thread.currentThread().interrupt();
    }
    return day.start();
  }

  private void open(Day day) {
    State end = State.BROKEN;
    try {
      openDoors.run();
      end = State.OPEN;
    } finally {
      day.state.set(end);
      day.decided.countDown();
    }
  }

  public void nextDay() {
    today.getAndSet(new Day(tellers)).breakUp();
  }
}
