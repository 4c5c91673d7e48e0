/*
 * Approach: every second philosopher takes the right fork first
 * Right because: two who sit side by side reach for the same fork first, and there is always such a pair, so no circle can close
 */
package workbook.locks;

import java.util.List;
import java.util.concurrent.locks.Lock;

public class DiningPhilosophers {
  private final List<Lock> forks;

  public DiningPhilosophers(List<Lock> forks) {
    this.forks = forks;
  }

  public void dine(int seat, Runnable meal) throws InterruptedException {
    Lock left = forks.get(seat);
    Lock right = forks.get((seat + 1) % forks.size());
    Lock first = seat % 2 == 0 ? left : right;
    Lock second = seat % 2 == 0 ? right : left;
    first.lock();
    try {
      second.lock();
      try {
        meal.run();
      } finally {
        second.unlock();
      }
    } finally {
      first.unlock();
    }
  }
}
