package workbook.locks;

import java.util.List;
import java.util.concurrent.locks.Lock;

/**
 * Philosophers sit round a table, with one fork between each two of them, and a meal takes both
 * forks next to the seat. Those who are hungry get to eat, whoever comes when. Two who share no
 * fork with anybody else at the table never wait for one another. Safe for any number of threads.
 */
public class DiningPhilosophers {
  private final List<Lock> forks;

  /** At each seat, the fork with the same number lies to the left. There are two or more. */
  public DiningPhilosophers(List<Lock> forks) {
    this.forks = forks;
  }

  /**
   * Eats the meal with both forks of the seat. Blocks while a neighbour has one of them; an
   * interrupt does not end the wait.
   */
  public void dine(int seat, Runnable meal) throws InterruptedException {
    int left = seat;
    int right = (seat + 1) % forks.size();
    // all take the fork with the lower number first: whoever holds the highest of all the forks
    // that are taken waits for none, so there is always somebody who gets on
    Lock first = forks.get(Math.min(left, right));
    Lock second = forks.get(Math.max(left, right));
    first.lock();
    try {
      second.lock();
      // each fork has a finally of its own, and an exception of the meal passes through both
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
