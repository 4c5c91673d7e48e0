/*
 * Mistake: whoever waits for a fork has the lock that all need to take forks.
 * Looks right because: taking both forks is one step, and the meal is outside.
 * Caught by: whoWaitsHoldsUpNobody
 */
package workbook.locks;

import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class DiningPhilosophers {
  private final List<Lock> forks;
  private final Lock table = new ReentrantLock();

  public DiningPhilosophers(List<Lock> forks) {
    this.forks = forks;
  }

  public void dine(int seat, Runnable meal) throws InterruptedException {
    Lock left = forks.get(seat);
    Lock right = forks.get((seat + 1) % forks.size());
    table.lock();
    try {
      left.lock();
      right.lock();
    } finally {
      table.unlock();
    }
    try {
      meal.run();
    } finally {
      right.unlock();
      left.unlock();
    }
  }
}
