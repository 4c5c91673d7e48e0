/*
 * Approach: each day has a future that all wait for; whoever completes it first decides how the day
 * begins.
 * Right because: a future is completed once, so all hear the same, also those who come later.
 */
package workbook.barriers;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

public class BrokenShift {
  public enum Start {
    READY,
    TIMED_OUT,
    BROKEN
  }

  private static final class Day {
    private final CompletableFuture<Start> start = new CompletableFuture<>();
    private int missing;

    Day(int tellers) {
      missing = tellers;
    }
  }

  private final int tellers;
  private final Runnable openDoors;
  private Day day;

  public BrokenShift(int tellers, Runnable openDoors) {
    this.tellers = tellers;
    this.openDoors = openDoors;
    day = new Day(tellers);
  }

  public Start arrive(long timeout, TimeUnit unit) {
    Day today = come();
    try {
      return today.start.get(timeout, unit);
    } catch (TimeoutException e) {
      return end(today) ? Start.TIMED_OUT : today.start.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end(today);
      return today.start.join();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized Day come() {
    day.missing--;
    if (day.missing == 0 && !day.start.isDone()) {
      try {
        openDoors.run();
        day.start.complete(Start.READY);
      } finally {
        end(day);
      }
    }
    return day;
  }

  private synchronized boolean end(Day which) {
    return which.start.complete(Start.BROKEN);
  }

  public synchronized void nextDay() {
    end(day);
    day = new Day(tellers);
  }
}
