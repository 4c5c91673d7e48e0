/*
 * Approach: takes one fork, asks for the other without waiting, and if that fails gives back the first and waits for the other
 * Right because: nobody waits with a fork in hand, and whoever waits does so for the fork that was missing
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
    Lock first = left;
    Lock second = right;
    while (true) {
      first.lock();
      try {
        if (second.tryLock()) {
          try {
            meal.run();
            return;
          } finally {
            second.unlock();
          }
        }
      } finally {
        first.unlock();
      }
      Lock missing = second;
      second = first;
      first = missing;
    }
  }
}
