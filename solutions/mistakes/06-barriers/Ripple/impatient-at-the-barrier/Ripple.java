/*
 * Mistake: whoever has waited at the barrier for a second takes it that somebody has failed.
 * Looks right because: nobody is left waiting for ever.
 * Caught by: whoeverWaitsSleeps
 */
package workbook.barriers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
      Runnable task =
          () -> {
            try {
              work(water, from, to, rounds, barrier);
            } catch (BrokenBarrierException e) {
              // somebody else has failed
            } catch (Throwable e) {
              failure.compareAndSet(null, e);
            }
          };
      Thread thread = new Thread(task, "worker-" + (i + 1));
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    rethrow(failure.get());
  }

  private void work(Water water, int from, int to, int rounds, CyclicBarrier barrier)
      throws InterruptedException, BrokenBarrierException, TimeoutException {
    for (int round = 0; round < rounds; round++) {
      int[] next = new int[to - from];
      for (int cell = from; cell < to; cell++) {
        next[cell - from] =
            rule.next(level(water, cell - 1), water.level(cell), level(water, cell + 1));
      }
      barrier.await(1, TimeUnit.SECONDS);
      for (int cell = from; cell < to; cell++) {
        water.store(cell, next[cell - from]);
      }
      barrier.await(1, TimeUnit.SECONDS);
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
