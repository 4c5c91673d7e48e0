/*
 * Mistake: whoever wakes up at the meeting goes on, without looking why.
 * Looks right because: only the last one to come wakes the others.
 * Not caught because: a wait seldom ends for no reason, and exploring threads of a class takes too long.
 */
package workbook.barriers;

import java.util.ArrayList;
import java.util.List;
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

  private static final class Meeting {
    private final int parties;
    private int come; // guarded by this
    private int generation; // guarded by this

    Meeting(int parties) {
      this.parties = parties;
    }

    synchronized void await() throws InterruptedException {
      int mine = generation;
      come++;
      if (come == parties) {
        come = 0;
        generation++;
        notifyAll();
      }
      if (generation == mine) {
        wait();
      }
    }
  }

  private final Rule rule;

  public Ripple(Rule rule) {
    this.rule = rule;
  }

  public void run(Water water, int workers, int rounds) throws InterruptedException {
    Meeting barrier = new Meeting(workers);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      int from = i * water.size() / workers;
      int to = (i + 1) * water.size() / workers;

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
      Meeting barrier,
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
          failure.compareAndSet(null, e);
        }

        barrier.await();
        if (failure.get() != null) {
          return;
        }
        for (int cell = from; cell < to; cell++) {
          water.store(cell, next[cell - from]);
        }

        barrier.await();
      }
    } catch (InterruptedException e) {
      failure.compareAndSet(null, new IllegalStateException("a worker was interrupted", e));
    }
  }

  private static int level(Water water, int cell) {
    return cell < 0 || cell >= water.size() ? 0 : water.level(cell);
  }
}
