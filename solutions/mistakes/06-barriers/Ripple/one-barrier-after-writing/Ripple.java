/*
 * Mistake: a worker writes its cells though its neighbour may still have to read them.
 * Looks right because: the new values are collected first, and nobody begins a round before all have written.
 * Caught by: nobodyRunsAheadOfTheOthers
 */
package workbook.barriers;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CyclicBarrier;
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
    int[] row = cells.clone();
    CyclicBarrier endOfRound = new CyclicBarrier(workers);
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      CompletionService<Void> done = new ExecutorCompletionService<>(pool);
      for (int worker = 0; worker < workers; worker++) {
        int first = (int) ((long) cells.length * worker / workers);
        int end = (int) ((long) cells.length * (worker + 1) / workers);
        done.submit(() -> work(row, first, end, rounds, endOfRound, rule));
      }
      for (int worker = 0; worker < workers; worker++) {
        done.take().get();
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

  private static Void work(
      int[] row, int first, int end, int rounds, CyclicBarrier endOfRound, Rule rule)
      throws InterruptedException, BrokenBarrierException {
    for (int round = 0; round < rounds; round++) {
      int[] mine = new int[end - first];
      for (int i = first; i < end; i++) {
        mine[i - first] = next(row, i, rule);
      }
      System.arraycopy(mine, 0, row, first, mine.length);
      endOfRound.await();
    }
    return null;
  }

  private static int next(int[] row, int i, Rule rule) {
    int last = row.length - 1;
    return rule.next(row[i == 0 ? last : i - 1], row[i], row[i == last ? 0 : i + 1]);
  }
}
