/*
 * Approach: a phaser whose action swaps the two rows.
 * Right because: the action runs when all have arrived and before any of them goes on; who fails terminates the phaser.
 */
package workbook.barriers;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;

/** Several workers let waves run through a pond, round by round. */
public class Ripple {
  public interface Rule {
    int next(int left, int self, int right);
  }

  private final Rule rule;
  private final Phaser endOfRound;
  private int[] now; // written by the action of the phaser alone
  private int[] next; // likewise

  private Ripple(int[] cells, int workers, Rule rule) {
    this.rule = rule;
    now = cells.clone();
    next = new int[cells.length];
    endOfRound =
        new Phaser(workers) {
          @Override
          protected boolean onAdvance(int round, int parties) {
            int[] ready = next;
            next = now;
            now = ready;
            return false;
          }
        };
  }

  public static int[] run(int[] cells, int rounds, int workers, Rule rule)
      throws InterruptedException {
    Ripple ripple = new Ripple(cells, workers, rule);
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      ExecutorCompletionService<Void> done = new ExecutorCompletionService<>(pool);
      for (int worker = 0; worker < workers; worker++) {
        int first = (int) ((long) cells.length * worker / workers);
        int end = (int) ((long) cells.length * (worker + 1) / workers);
        done.submit(() -> ripple.work(first, end, rounds));
      }
      for (int worker = 0; worker < workers; worker++) {
        done.take().get();
      }
      return ripple.now;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    } finally {
      ripple.endOfRound.forceTermination();
      pool.shutdownNow();
    }
  }

  private Void work(int first, int end, int rounds) {
    for (int round = 0; round < rounds; round++) {
      for (int i = first; i < end; i++) {
        next[i] = next(now, i, rule);
      }
      if (endOfRound.arriveAndAwaitAdvance() < 0) {
        throw new CancellationException("the others have stopped");
      }
    }
    return null;
  }

  private static int next(int[] row, int i, Rule rule) {
    int last = row.length - 1;
    return rule.next(row[i == 0 ? last : i - 1], row[i], row[i == last ? 0 : i + 1]);
  }
}
