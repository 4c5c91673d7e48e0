package workbook.barriers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A stone falls into the water, and the ripple spreads round by round: the next level of a cell
 * depends on its own level and on those of its two neighbours. Several workers share the cells, and
 * the result is the same as that of one. They meet twice in each round: when all have read, and
 * when all have stored.
 *
 * <p>Thread-safe, if each call has water of its own.
 */
public class Ripple {
  /** A row of cells. While a thread stores into a cell, no other one may use this cell. */
  public interface Water {
    int size();

    int level(int cell);

    void store(int cell, int level);
  }

  /** Says what becomes of a cell. May be slow, may throw, and may be used by all at once. */
  public interface Rule {
    int next(int left, int self, int right);
  }

  private final Rule rule;

  public Ripple(Rule rule) {
    this.rule = rule;
  }

  /**
   * Brings all cells so many rounds further, with so many threads at once, and no more. There may
   * be fewer cells than threads, or none, and no rounds. Threads that wait for others sleep,
   * however slow the rule is. In the end none uses the rule or the water any more, and soon all
   * have ended.
   *
   * <p>If the rule throws, an exception or an error, none begins another round, and when all are at
   * their end, the caller gets just what it threw, or one of these if several have failed. If the
   * caller is interrupted meanwhile, it gets an InterruptedException, and they may end later.
   *
   * <p>May be called again, and by several threads at once if each has water of its own.
   */
  public void run(Water water, int workers, int rounds) throws InterruptedException {
    CyclicBarrier barrier = new CyclicBarrier(workers); // those without cells meet here, too
    AtomicReference<Throwable> failure = new AtomicReference<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      int from = i * water.size() / workers;
      int to = (i + 1) * water.size() / workers;
      // 1: a failure is kept in a place that all can see: the others, to end, and the caller, below
      Thread thread =
          new Thread(() -> work(water, from, to, rounds, barrier, failure), "worker-" + (i + 1));
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
      CyclicBarrier barrier,
      AtomicReference<Throwable> failure) {
    try {
      for (int round = 0; round < rounds; round++) {
        int[] next = new int[to - from];
        try {
          for (int cell = from; cell < to; cell++) {
            next[cell - from] =
                rule.next(level(water, cell - 1), water.level(cell), level(water, cell + 1));
          }
        } catch (RuntimeException | Error e) {
          failure.compareAndSet(null, e); // and on to the barrier, where the others wait
        }
        // 2: nobody stores before all have read
        barrier.await();
        if (failure.get() != null) {
          return; // all see the same here, since nobody can fail before the next meeting
        }
        for (int cell = from; cell < to; cell++) {
          water.store(cell, next[cell - from]);
        }
        // 3: nobody begins the next round before all have stored
        barrier.await();
      }
    } catch (InterruptedException | BrokenBarrierException e) {
      failure.compareAndSet(null, new IllegalStateException("a worker was interrupted", e));
    }
  }

  /** The level of a cell; beyond both ends the water is still. */
  private static int level(Water water, int cell) {
    return cell < 0 || cell >= water.size() ? 0 : water.level(cell);
  }
}
