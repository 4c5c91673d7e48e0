/*
 * Mistake: all take the left fork first, and then wait for each other in a circle.
 * Looks right because: there is a finally for each fork.
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
