/*
 * Mistake: a meal that fails costs a place at the table.
 * Looks right because: the forks are given back in a finally.
 * Caught by: manyFailedMealsKeepNobodyFromEating
 */
package workbook.locks;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;

public class DiningPhilosophers {
  private final List<Lock> forks;
  private final Semaphore chairs;

  public DiningPhilosophers(List<Lock> forks) {
    this.forks = forks;
    chairs = new Semaphore(forks.size() - 1);
  }

  public void dine(int seat, Runnable meal) throws InterruptedException {
    Lock left = forks.get(seat);
    Lock right = forks.get((seat + 1) % forks.size());
    chairs.acquire();
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
    chairs.release();
  }
}
