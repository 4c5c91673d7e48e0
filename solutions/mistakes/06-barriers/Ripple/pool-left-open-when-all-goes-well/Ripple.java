/*
 * Mistake: the pool is shut down only if something fails.
 * Looks right because: all batches are done, so nobody works any more.
 * Caught by: aSlowReaderReadsTheOldLevels
 */
package workbook.barriers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

public class Ripple {
  public interface Water {
    int size();

    int level(int cell);

    void store(int cell, int level);
  }

  public interface Rule {
    int next(int left, int self, int right);
  }

  private final Rule rule;

  public Ripple(Rule rule) {
    this.rule = rule;
  }

  public void run(Water water, int workers, int rounds) throws InterruptedException {
    int[] next = new int[water.size()];
    List<Callable<Void>> reading = new ArrayList<>();
    List<Callable<Void>> storing = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      int from = i * water.size() / workers;
      int to = (i + 1) * water.size() / workers;
      reading.add(() -> read(water, from, to, next));
      storing.add(() -> store(water, from, to, next));
    }
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      for (int round = 0; round < rounds; round++) {
        for (List<Callable<Void>> batch : List.of(reading, storing)) {
          for (Future<Void> future : pool.invokeAll(batch)) {
            future.get();
          }
        }
      }
    } catch (InterruptedException e) {
      pool.shutdownNow();
      throw e;
    } catch (ExecutionException e) {
      pool.shutdownNow();
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    }
  }

  private Void read(Water water, int from, int to, int[] next) {
    for (int cell = from; cell < to; cell++) {
      next[cell] = rule.next(level(water, cell - 1), water.level(cell), level(water, cell + 1));
    }
    return null;
  }

  private static Void store(Water water, int from, int to, int[] next) {
    for (int cell = from; cell < to; cell++) {
      water.store(cell, next[cell]);
    }
    return null;
  }

  private static int level(Water water, int cell) {
    return cell < 0 || cell >= water.size() ? 0 : water.level(cell);
  }
}
