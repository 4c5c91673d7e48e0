/*
 * Approach: one barrier for each round, whose action stores all cells.
 * Right because: while the action stores, all others wait, so there is nobody who reads.
 */
package workbook.barriers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReference;

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
    AtomicReference<Throwable> failure = new AtomicReference<>();
    CyclicBarrier barrier = new CyclicBarrier(workers, () -> storeAll(water, next));
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      int from = i * water.size() / workers;
      int to = (i + 1) * water.size() / workers;
      Thread thread =
          new Thread(
              () -> work(water, from, to, rounds, next, barrier, failure), "worker-" + (i + 1));
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    if (failure.get() instanceof Error error) {
      throw error;
    } else if (failure.get() != null) {
      throw (RuntimeException) failure.get();
    }
  }

  private static void storeAll(Water water, int[] next) {
    for (int cell = 0; cell < next.length; cell++) {
      water.store(cell, next[cell]);
    }
  }

  private void work(
      Water water,
      int from,
      int to,
      int rounds,
      int[] next,
      CyclicBarrier barrier,
      AtomicReference<Throwable> failure) {
    try {
      for (int round = 0; round < rounds; round++) {
        for (int cell = from; cell < to; cell++) {
          next[cell] = rule.next(level(water, cell - 1), water.level(cell), level(water, cell + 1));
        }
        barrier.await();
      }
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
      Thread.currentThread().interrupt();
      leave(barrier);
    } catch (InterruptedException | BrokenBarrierException e) {
      // another worker has failed
    }
  }

  /** Breaks the barrier: an interrupted thread cannot wait, and nobody will be able to again. */
  private static void leave(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      // that was what we wanted
    }
  }

  private static int level(Water water, int cell) {
    return cell < 0 || cell >= water.size() ? 0 : water.level(cell);
  }
}
