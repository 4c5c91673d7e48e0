/*
 * Approach: a task for each share and round; the futures of a round are its barrier.
 * Right because: invokeAll comes back when all tasks of the round have ended, and only then the caller hands out the next round.
 */
package workbook.barriers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several workers let waves run through a pond, round by round. */
public class Ripple {
  public interface Rule {
    int next(int left, int self, int right);
  }

  public static int[] run(int[] cells, int rounds, int workers, Rule rule)
      throws InterruptedException {
    int share = (cells.length + workers - 1) / workers;
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      int[] row = cells.clone();
      for (int round = 0; round < rounds; round++) {
        int[] now = row;
        int[] next = new int[cells.length];
        List<Callable<Void>> shares = new ArrayList<>();
        for (int i = 0; i < cells.length; i += share) {
          int first = i;
          int end = Math.min(first + share, cells.length);
          shares.add(() -> compute(now, next, first, end, rule));
        }
        for (Future<Void> done : pool.invokeAll(shares)) {
          done.get();
        }
        row = next;
      }
      return row;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    } finally {
      pool.shutdownNow();
    }
  }

  private static Void compute(int[] now, int[] next, int first, int end, Rule rule) {
    for (int i = first; i < end; i++) {
      next[i] = next(now, i, rule);
    }
    return null;
  }

  private static int next(int[] row, int i, Rule rule) {
    int last = row.length - 1;
    return rule.next(row[i == 0 ? last : i - 1], row[i], row[i == last ? 0 : i + 1]);
  }
}
