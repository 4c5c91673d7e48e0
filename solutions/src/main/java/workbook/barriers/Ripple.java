package workbook.barriers;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Waves run through a pond, round by round. The pond is a ring of cells, so that the first and the
 * last are neighbours, and several workers share the cells. In each round all read one row and
 * write another one; at the barrier the two change places.
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
    int[][] rows = {cells.clone(), new int[cells.length]};
    // as many parties as threads, for each of them waits while it holds a thread of the pool
    CyclicBarrier endOfRound = new CyclicBarrier(workers);
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      CompletionService<Void> done = new ExecutorCompletionService<>(pool);
      for (int worker = 0; worker < workers; worker++) {
        // 1: each share begins where the one before it ends, and the last ends with the row
        int first = (int) ((long) cells.length * worker / workers);
        int end = (int) ((long) cells.length * (worker + 1) / workers);
        done.submit(() -> work(rows, first, end, rounds, endOfRound, rule));
      }
      for (int worker = 0; worker < workers; worker++) {
        // 2: take() gives the one that failed first, for the others are waiting for it
        done.take().get();
      }
      return rows[rounds % 2];
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    } finally {
      // 2: interrupts who waits at the barrier; that breaks it, and nobody waits there any more
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
        // 3: nobody writes to the row that is read in this round
        next[i] = next(now, i, rule);
      }
      // 4: from here on `next` is complete and nobody needs `now`, so that it can be written to
      endOfRound.await();
    }
    return null;
  }

  private static int next(int[] row, int i, Rule rule) {
    int last = row.length - 1;
    return rule.next(row[i == 0 ? last : i - 1], row[i], row[i == last ? 0 : i + 1]);
  }
}
