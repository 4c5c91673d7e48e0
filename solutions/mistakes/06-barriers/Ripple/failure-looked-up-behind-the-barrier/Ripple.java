/*
 * Mistake: a failure is looked up behind the barrier, where a quick worker may have failed again already.
 * Looks right because: all come to the barrier in any case, and look at the same place.
 * Caught by: theFirstOfTheNextRoundFails
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
    AtomicReference<Throwable> failure = new AtomicReference<>();
    CyclicBarrier barrier = new CyclicBarrier(workers);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      int from = i * water.size() / workers;
      int to = (i + 1) * water.size() / workers;
      Runnable task = () -> work(water, from, to, rounds, barrier, failure);
      Thread thread = new Thread(task, "worker-" + (i + 1));
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    rethrow(failure.get());
  }

  private void work(
      Water water,
      int from,
      int to,
      int rounds,
      CyclicBarrier barrier,
      AtomicReference<Throwable> failure) {
    int[] next = new int[to - from];
    for (int round = 0; round < rounds && failure.get() == null; round++) {
      try {
        for (int cell = from; cell < to; cell++) {
          next[cell - from] =
              rule.next(level(water, cell - 1), water.level(cell), level(water, cell + 1));
        }
      } catch (Throwable e) {
        failure.compareAndSet(null, e);
      }
      meet(barrier);
      if (failure.get() == null) {
        for (int cell = from; cell < to; cell++) {
          water.store(cell, next[cell - from]);
        }
      }
      meet(barrier);
    }
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void rethrow(Throwable failure) {
    if (failure instanceof RuntimeException) {
      throw (RuntimeException) failure;
    } else if (failure instanceof Error) {
      throw (Error) failure;
    } else if (failure != null) {
      throw new IllegalStateException(failure);
    }
  }

  private static int level(Water water, int cell) {
    return cell < 0 || cell >= water.size() ? 0 : water.level(cell);
  }
}
