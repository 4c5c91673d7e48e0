/*
 * Mistake: what the meal throws is caught and forgotten.
 * Looks right because: the forks are given back whatever happens.
 * Caught by: theExceptionReachesTheCaller
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
    try {
      meal.run();
    } catch (RuntimeException e) {
      return;
    } finally {
      second.unlock();
      first.unlock();
    }
  }
}
