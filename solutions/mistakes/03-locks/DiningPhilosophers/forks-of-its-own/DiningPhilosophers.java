/*
 * Mistake: makes its own locks for the forks, and leaves those on the table alone.
 * Looks right because: neighbours exclude each other.
 * Caught by: everybodyEatsWithBothForks
 */
package workbook.locks;

import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public class DiningPhilosophers {
  private final List<Lock> forks;
  private final Lock[] mine;

  public DiningPhilosophers(List<Lock> forks) {
    this.forks = forks;
    mine = forks.stream().map(fork -> new ReentrantLock()).toArray(Lock[]::new);
  }

  public void dine(int seat, Runnable meal) throws InterruptedException {
    int other = (seat + 1) % mine.length;
    Lock first = mine[Math.min(seat, other)];
    Lock second = mine[Math.max(seat, other)];
    first.lock();
    try {
      second.lock();
      try {
        meal.run();
      } finally {
        second.unlock();
      }
    } finally {
      first.unlock();
    }
  }
}
