/*
 * Mistake: nobody waits at the end of a round, so who is quick reads cells that are not there yet.
 * Looks right because: nobody writes to the row that is read, and all workers have the same work.
 * Caught by: nobodyRunsAheadOfTheOthers
 */
package workbook.barriers;

import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Several workers let waves run through a pond, round by round. */
public class Ripple {
  public interface Rule {
    int next(int left, int self, int right);
  }

  public static int[] run(int[] cells, int rounds, int workers, Rule rule)
      throws InterruptedException {
    int[][] rows = {cells.clone(), new int[cells.length]};
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      CompletionService<Void> done = new ExecutorCompletionService<>(pool);
      for (int worker = 0; worker < workers; worker++) {
        int first = (int) ((long) cells.length * worker / workers);
        int end = (int) ((long) cells.length * (worker + 1) / workers);
        done.submit(() -> work(rows, first, end, rounds, rule));
      }
      for (int worker = 0; worker < workers; worker++) {
        done.take().get();
      }
      return rows[rounds % 2];
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    } finally {
      pool.shutdownNow();
    }
  }

  private static Void work(int[][] rows, int first, int end, int rounds, Rule rule) {
    for (int round = 0; round < rounds; round++) {
      int[] now = rows[round % 2];
      int[] next = rows[(round + 1) % 2];
      for (int i = first; i < end; i++) {
        next[i] = next(now, i, rule);
      }
    }
    return null;
  }

  private static int next(int[] row, int i, Rule rule) {
    int last = row.length - 1;
    return rule.next(row[i == 0 ? last : i - 1], row[i], row[i == last ? 0 : i + 1]);
  }
}
