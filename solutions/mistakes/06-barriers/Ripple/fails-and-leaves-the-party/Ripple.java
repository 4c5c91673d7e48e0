/*
 * Mistake: a worker that fails leaves the party, and the others do all rounds without it.
 * Looks right because: nobody waits for it, and the caller is told in the end.
 * Caught by: aFailureReachesTheCaller
 */
package workbook.barriers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Phaser;
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
    Phaser phaser = new Phaser(workers);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      int from = i * water.size() / workers;
      int to = (i + 1) * water.size() / workers;
      Thread thread =
          new Thread(() -> work(water, from, to, rounds, phaser, failure), "worker-" + (i + 1));
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

  private void work(
      Water water,
      int from,
      int to,
      int rounds,
      Phaser phaser,
      AtomicReference<Throwable> failure) {
    try {
      for (int round = 0; round < rounds; round++) {
        int[] next = new int[to - from];
        for (int cell = from; cell < to; cell++) {
          next[cell - from] =
              rule.next(level(water, cell - 1), water.level(cell), level(water, cell + 1));
        }
        if (phaser.arriveAndAwaitAdvance() < 0) {
          return;
        }
        for (int cell = from; cell < to; cell++) {
          water.store(cell, next[cell - from]);
        }
        if (phaser.arriveAndAwaitAdvance() < 0) {
          return;
        }
      }
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
      phaser.arriveAndDeregister();
    }
  }

  private static int level(Water water, int cell) {
    return cell < 0 || cell >= water.size() ? 0 : water.level(cell);
  }
}
