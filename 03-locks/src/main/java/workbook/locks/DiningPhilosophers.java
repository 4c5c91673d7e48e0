package workbook.locks;

import java.util.List;
import java.util.concurrent.locks.Lock;

/**
 * Philosophers sit round a table, with one fork between each two of them, and a meal takes both
 * forks next to the seat. Right now it may happen that all of them hold a fork and nobody ever
 * eats, and forks stay in the hand of somebody who has left. Make sure that those who are hungry
 * get to eat, whoever comes when. Who shares no fork with anybody at the table never waits.
 *
 * <p>Run the tests, from the top folder:
 *
 * <pre>./mvnw test -pl 03-locks -Dtest=DiningPhilosophersTest</pre>
 */
public class DiningPhilosophers {
  private final List<Lock> forks;

  /** At each seat, the fork with the same number lies to the left. There are two or more. */
  public DiningPhilosophers(List<Lock> forks) {
    this.forks = forks;
  }

  /**
   * Eats the meal with both forks of the seat. Blocks while a neighbour has one of them. An
   * interrupt may end the wait, or not.
   */
  public void dine(int seat, Runnable meal) throws InterruptedException {
    Lock left = forks.get(seat);
    Lock right = forks.get((seat + 1) % forks.size());
    left.lock();
    // TODO 1: everybody may be here at the same time, each with one fork in hand
    right.lock();
    // TODO 2: the meal may end with an exception
    meal.run();
    right.unlock();
    left.unlock();
  }
}
