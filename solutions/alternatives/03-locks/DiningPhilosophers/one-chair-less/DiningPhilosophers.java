/*
 * Approach: a waiter lets all but one of them reach for forks
 * Right because: one of those who may reach always has a neighbour without a fork, and so gets both
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
    try {
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
    } finally {
      chairs.release();
    }
  }
}
