/*
 * Mistake: eats with the first fork if the second is taken.
 * Looks right because: nobody waits with a fork in hand.
 * Caught by: neighboursDoNotEatTogether, everybodyEatsWithBothForks
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
      boolean both = right.tryLock();
      try {
        meal.run();
      } finally {
        if (both) {
          right.unlock();
        }
      }
    } finally {
      left.unlock();
    }
  }
}
