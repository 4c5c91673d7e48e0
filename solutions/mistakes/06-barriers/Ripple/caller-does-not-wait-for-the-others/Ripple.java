/*
 * Mistake: the caller throws as soon as one worker has failed, while others are still at work.
 * Looks right because: the failure is there, and the others will find the barrier broken.
 * Caught by: aFailureEndsThoseWhoComeLater
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
    int[][] rows = new int[2][water.size()];
    for (int cell = 0; cell < water.size(); cell++) {
      rows[0][cell] = water.level(cell);
    }
    CyclicBarrier barrier = new CyclicBarrier(workers);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      int from = i * water.size() / workers;
      int to = (i + 1) * water.size() / workers;
      Thread thread =
          new Thread(() -> work(rows, from, to, rounds, barrier, failure), "worker-" + (i + 1));
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      while (thread.isAlive() && failure.get() == null) {
        thread.join(1);
      }
    }
    if (failure.get() instanceof Error error) {
      throw error;
    } else if (failure.get() != null) {
      throw (RuntimeException) failure.get();
    }
    for (int cell = 0; cell < water.size(); cell++) {
      water.store(cell, rows[rounds % 2][cell]);
    }
  }

  private void work(
      int[][] rows,
      int from,
      int to,
      int rounds,
      CyclicBarrier barrier,
      AtomicReference<Throwable> failure) {
    try {
      for (int round = 0; round < rounds; round++) {
        int[] now = rows[round % 2];
        int[] next = rows[(round + 1) % 2];
        for (int cell = from; cell < to; cell++) {
          next[cell] = rule.next(level(now, cell - 1), now[cell], level(now, cell + 1));
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

  private static int level(int[] row, int cell) {
    return cell < 0 || cell >= row.length ? 0 : row[cell];
  }
}
