/*
 * Approach: one row; all read, meet, write, and meet again. Threads, and cells dealt out like cards.
 * Right because: nobody writes before all have read, and nobody reads before all have written; a failure breaks the barrier.
 */
package workbook.barriers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReference;

/** Several workers let waves run through a pond, round by round. */
public class Ripple {
  public interface Rule {
    int next(int left, int self, int right);
  }

  public static int[] run(int[] cells, int rounds, int workers, Rule rule)
      throws InterruptedException {
    int[] row = cells.clone();
    CyclicBarrier meeting = new CyclicBarrier(workers);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    List<Thread> threads = new ArrayList<>();
    for (int worker = 0; worker < workers; worker++) {
      int first = worker;
      threads.add(
          new Thread(
              () -> {
                try {
                  work(row, first, workers, rounds, meeting, rule);
                } catch (InterruptedException | BrokenBarrierException e) {
                  // another worker has failed, or the caller was interrupted
                } catch (Throwable e) {
                  failure.compareAndSet(null, e);
                  threads.forEach(Thread::interrupt);
                }
              }));
    }
    threads.forEach(Thread::start);
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } finally {
      threads.forEach(Thread::interrupt);
    }
    if (failure.get() instanceof Error error) {
      throw error;
    } else if (failure.get() != null) {
      throw (RuntimeException) failure.get();
    }
    return row;
  }

  private static void work(
      int[] row, int first, int step, int rounds, CyclicBarrier meeting, Rule rule)
      throws InterruptedException, BrokenBarrierException {
    int[] mine = new int[row.length];
    for (int round = 0; round < rounds; round++) {
      for (int i = first; i < row.length; i += step) {
        mine[i] = next(row, i, rule);
      }
      meeting.await();
      for (int i = first; i < row.length; i += step) {
        row[i] = mine[i];
      }
      meeting.await();
    }
  }

  private static int next(int[] row, int i, Rule rule) {
    int last = row.length - 1;
    return rule.next(row[i == 0 ? last : i - 1], row[i], row[i == last ? 0 : i + 1]);
  }
}
