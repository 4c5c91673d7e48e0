package workbook.barriers;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Waves run through a pond, round by round. The pond is a ring of cells, so that the first and the
 * last are neighbours, and several workers share the cells. Right now cells are left out, the
 * workers run away from each other and mix up the rounds, and a failure is never heard of.
 *
 * <p>Run the tests: {@code mvn test -Dtest=RippleTest}
 */
public class Ripple {
  /** What becomes of a cell in one round. May be asked by many threads at once. */
  public interface Rule {
    int next(int left, int self, int right);
  }

  /**
   * Returns the cells after so many rounds; those handed in stay as they are. In each round every
   * cell gets a new value, once: what the rule makes of its own value and those of its neighbours,
   * all of them as they were before the round. So many workers do this at the same time. If the
   * rule throws, no further round begins, and the caller gets what was thrown, the very same
   * object. If the caller is interrupted, the workers stop, and the caller gets an
   * InterruptedException. Whatever happens, all threads end.
   */
  public static int[] run(int[] cells, int rounds, int workers, Rule rule)
      throws InterruptedException {
    int[] row = cells.clone();
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    for (int worker = 0; worker < workers; worker++) {
      // TODO 1: if the cells cannot be shared out evenly, some of them belong to nobody
      int share = cells.length / workers;
      int first = worker * share;
      int end = first + share;
      pool.submit(() -> work(row, first, end, rounds, rule));
    }
    pool.shutdown();
    // TODO 2: the caller does not hear of a failure, and if interrupted leaves all workers behind
    pool.awaitTermination(1, TimeUnit.DAYS);
    return row;
  }

  private static void work(int[] row, int first, int end, int rounds, Rule rule) {
    for (int round = 0; round < rounds; round++) {
      for (int i = first; i < end; i++) {
        // TODO 3: the next cell, which needs the old value of this one, will find the new one
        row[i] = next(row, i, rule);
      }
      // TODO 4: who is quick begins the next round, though others are still in this one
    }
  }

  private static int next(int[] row, int i, Rule rule) {
    int last = row.length - 1;
    return rule.next(row[i == 0 ? last : i - 1], row[i], row[i == last ? 0 : i + 1]);
  }
}
