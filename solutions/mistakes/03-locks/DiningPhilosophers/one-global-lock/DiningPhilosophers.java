/*
 * Mistake: only one philosopher eats at a time.
 * Looks right because: with a single lock around it there is no deadlock.
 * Caught by: othersEatTogether, whoWaitsHoldsUpNobody
 */
package workbook.locks;

import java.util.List;
import java.util.concurrent.locks.Lock;

public class DiningPhilosophers {
  private final List<Lock> forks;

  public DiningPhilosophers(List<Lock> forks) {
    this.forks = forks;
  }

  public synchronized void dine(int seat, Runnable meal) throws InterruptedException {
    Lock left = forks.get(seat);
    Lock right = forks.get((seat + 1) % forks.size());
    left.lock();
    try {
      right.lock();
      try {
        meal.run();
      } finally {
        right.unlock();
      }
    } finally {
      left.unlock();
    }
  }
}
