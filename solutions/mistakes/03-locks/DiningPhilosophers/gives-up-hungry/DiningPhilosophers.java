/*
 * Mistake: whoever does not get the second fork at once leaves without having eaten.
 * Looks right because: no fork stays taken, and there is no deadlock.
 * Caught by: allComeAtOnce, nobodyGivesBackWhatHeDoesNotHave
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
      if (right.tryLock()) {
        try {
          meal.run();
        } finally {
          right.unlock();
        }
      }
    } finally {
      left.unlock();
    }
  }
}
