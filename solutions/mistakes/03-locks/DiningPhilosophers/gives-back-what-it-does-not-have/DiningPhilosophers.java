/*
 * Mistake: tries to take both forks, and gives back both even if it has only one.
 * Looks right because: nobody waits with a fork in hand.
 * Caught by: nobodyGivesBackWhatHeDoesNotHave
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
    while (true) {
      boolean both = left.tryLock() && right.tryLock();
      try {
        if (both) {
          meal.run();
          return;
        }
      } finally {
        right.unlock();
        left.unlock();
      }
      Thread.sleep(1);
    }
  }
}
