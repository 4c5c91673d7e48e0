/*
 * Mistake: a meal that fails leaves both forks taken.
 * Looks right because: each lock() has its unlock().
 * Caught by: aFailedMealLeavesNoForkTaken
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
    int other = (seat + 1) % forks.size();
    Lock first = forks.get(Math.min(seat, other));
    Lock second = forks.get(Math.max(seat, other));
    first.lock();
    second.lock();
    meal.run();
    second.unlock();
    first.unlock();
  }
}
