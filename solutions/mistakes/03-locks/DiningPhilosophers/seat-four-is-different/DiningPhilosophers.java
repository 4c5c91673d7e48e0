/*
 * Mistake: only seat 4 begins with its right fork, so it works at a table of five.
 * Looks right because: one who begins on the other side breaks the circle.
 * Caught by: allComeAtOnce
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
    Lock first = seat == 4 ? right : left;
    Lock second = seat == 4 ? left : right;
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
