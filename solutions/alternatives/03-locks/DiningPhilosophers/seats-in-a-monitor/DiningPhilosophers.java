/*
 * Approach: waits in a monitor until no neighbour eats, and takes the forks then
 * Right because: whoever reaches for forks finds both free: neighbours are kept out before
 */
package workbook.locks;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;

public class DiningPhilosophers {
  private final List<Lock> forks;
  private final Set<Integer> eating = new HashSet<>(); // guarded by eating

  public DiningPhilosophers(List<Lock> forks) {
    this.forks = forks;
  }

  public void dine(int seat, Runnable meal) throws InterruptedException {
    Lock left = forks.get(seat);
    Lock right = forks.get((seat + 1) % forks.size());
    int before = Math.floorMod(seat - 1, forks.size());
    int after = (seat + 1) % forks.size();
    synchronized (eating) {
      while (eating.contains(before) || eating.contains(after)) {
        eating.wait();
      }
      eating.add(seat);
    }
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
      synchronized (eating) {
        eating.remove(seat);
        eating.notifyAll();
      }
    }
  }
}
