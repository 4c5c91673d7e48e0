/*
 * Mistake: a worker that fails does not come to the barrier any more.
 * Looks right because: its future tells the caller, who throws what it has got.
 * Caught by: aFailureReachesTheCaller
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
    CyclicBarrier barrier = new CyclicBarrier(workers);
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    List<Future<?>> futures = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      int from = i * water.size() / workers;
      int to = (i + 1) * water.size() / workers;
      futures.add(pool.submit(() -> work(water, from, to, rounds, barrier)));
    }
    try {
      for (Future<?> future : futures) {
        future.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e);
    } finally {
      pool.shutdown();
    }
  }

  private void work(Water water, int from, int to, int rounds, CyclicBarrier barrier) {
    try {
      for (int round = 0; round < rounds; round++) {
        int[] next = new int[to - from];
        for (int cell = from; cell < to; cell++) {
          next[cell - from] =
              rule.next(level(water, cell - 1), water.level(cell), level(water, cell + 1));
        }
        barrier.await();
        for (int cell = from; cell < to; cell++) {
          water.store(cell, next[cell - from]);
        }
        barrier.await();
      }
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int level(Water water, int cell) {
    return cell < 0 || cell >= water.size() ? 0 : water.level(cell);
  }
}
