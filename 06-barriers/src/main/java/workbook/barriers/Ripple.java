package workbook.barriers;

import java.util.ArrayList;
import java.util.List;

/**
 * A stone falls into the water, and the ripple spreads round by round: the next level of a cell
 * depends on its own level and on those of its two neighbours. Several workers share the cells, and
 * the result should be the same as that of one. Right now each worker runs through its rounds alone
 * and sees the neighbours' cells of any round.
 *
 * <p>Run the tests, from the top folder:
 *
 * <pre>./mvnw test -pl 06-barriers -Dtest=RippleTest</pre>
 */
public class Ripple {
  /** A row of cells. While a thread stores into a cell, no other one may use this cell. */
  public interface Water {
    int size();

    int level(int cell);

    void store(int cell, int level);
  }

  /** Says what becomes of a cell. May be slow, may throw, and may be used by all at once. */
  public interface Rule {
    int next(int left, int self, int right);
  }

  private final Rule rule;

  public Ripple(Rule rule) {
    this.rule = rule;
  }

  /**
   * Brings all cells so many rounds further, with so many threads at once, and no more. There may
   * be fewer cells than threads, or none, and no rounds. Threads that wait for others sleep,
   * however slow the rule is. In the end none uses the rule or the water any more, and soon all
   * have ended.
   *
   * <p>If the rule throws, an exception or an error, none begins another round, and when all are at
   * their end, the caller gets just what it threw, or one of these if several have failed. If the
   * caller is interrupted meanwhile, it gets an InterruptedException, and they may end later.
   *
   * <p>May be called again, and by several threads at once if each has water of its own.
   */
  public void run(Water water, int workers, int rounds) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      int from = i * water.size() / workers;
      int to = (i + 1) * water.size() / workers;
      // TODO 1: if a worker fails, neither the others nor the caller learn of it
      Thread thread = new Thread(() -> work(water, from, to, rounds), "worker-" + (i + 1));
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void work(Water water, int from, int to, int rounds) {
    for (int round = 0; round < rounds; round++) {
      int[] next = new int[to - from];
      for (int cell = from; cell < to; cell++) {
        next[cell - from] =
            rule.next(level(water, cell - 1), water.level(cell), level(water, cell + 1));
      }
      // TODO 2: another worker may still be reading what is overwritten now
      for (int cell = from; cell < to; cell++) {
        water.store(cell, next[cell - from]);
      }
      // TODO 3: another worker may not have stored yet what is read next
    }
  }

  /** The level of a cell; beyond both ends the water is still. */
  private static int level(Water water, int cell) {
    return cell < 0 || cell >= water.size() ? 0 : water.level(cell);
  }
}
