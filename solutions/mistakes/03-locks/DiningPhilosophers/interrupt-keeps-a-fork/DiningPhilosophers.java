/*
 * Mistake: whoever is interrupted at the second fork leaves with the first.
 * Looks right because: there is a finally as soon as both forks are there.
 * Caught by: whoIsInterruptedLeavesNoForkTaken
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
    first.lockInterruptibly();
    second.lockInterruptibly();
    try {
      meal.run();
    } finally {
      second.unlock();
      first.unlock();
    }
  }
}
