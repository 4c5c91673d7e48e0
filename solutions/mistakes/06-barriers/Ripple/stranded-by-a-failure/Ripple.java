/*
 * Mistake: the caller asks the workers in turn, and the first one waits for ever for the one that failed.
 * Looks right because: whoever fails, its future tells the caller.
 * Caught by: aFailureReachesTheCallerAsItWasThrown, noThreadIsLeftBehind
 */
package workbook.barriers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
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
    int[][] rows = {cells.clone(), new int[cells.length]};
    CyclicBarrier endOfRound = new CyclicBarrier(workers);
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      List<Future<Void>> done = new ArrayList<>();
      for (int worker = 0; worker < workers; worker++) {
        int first = (int) ((long) cells.length * worker / workers);
        int end = (int) ((long) cells.length * (worker + 1) / workers);
        done.add(pool.submit(() -> work(rows, first, end, rounds, endOfRound, rule)));
      }
      for (Future<Void> worker : done) {
        worker.get();
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

  private static Void work(
      int[][] rows, int first, int end, int rounds, CyclicBarrier endOfRound, Rule rule)
      throws InterruptedException, BrokenBarrierException {
    for (int round = 0; round < rounds; round++) {
      int[] now = rows[round % 2];
      int[] next = rows[(round + 1) % 2];
      for (int i = first; i < end; i++) {
        next[i] = next(now, i, rule);
      }
      endOfRound.await();
    }
    return null;
  }

  private static int next(int[] row, int i, Rule rule) {
    int last = row.length - 1;
    return rule.next(row[i == 0 ? last : i - 1], row[i], row[i == last ? 0 : i + 1]);
  }
}
