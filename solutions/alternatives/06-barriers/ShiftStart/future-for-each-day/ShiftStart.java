/*
 * Approach: each day counts for itself, without a lock, and has a future that all wait for.
 * Right because: the next day is there before the future of this one is completed, so nobody who
 * has seen this day end can be counted for it again.
 */
package workbook.barriers;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

public class ShiftStart {
  public interface Bank {
    void prepare();

    void openDoors();

    void serve();
  }

  private static final class Day {
    private final AtomicInteger missing;
    private final CompletableFuture<Void> doors = new CompletableFuture<>();

    Day(int tellers) {
      missing = new AtomicInteger(tellers);
    }
  }

  private final int tellers;
  private final Bank bank;
  private volatile Day today;

  public ShiftStart(int tellers, Bank bank) {
    this.tellers = tellers;
    this.bank = bank;
    today = new Day(tellers);
  }

  public void work() {
    try {
      bank.prepare();
    } finally {
      meet(today);
    }
    bank.serve();
  }

  private void meet(Day day) {
    if (day.missing.decrementAndGet() == 0) {
      today = new Day(tellers);
      bank.openDoors();
      day.doors.complete(null);
    }
    day.doors.join();
  }
}
