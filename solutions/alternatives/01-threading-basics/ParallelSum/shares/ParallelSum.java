/*
 * Approach: one share of the accounts for each worker, and the shares that are done first are asked first.
 * Right because: the last share may be smaller, and a share looks at the flag before each lookup, whatever the one before did about its interrupt.
 */
package workbook.threads;

import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

public class ParallelSum {
  public static long total(List<LongSupplier> accounts, int workers) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    AtomicBoolean over = new AtomicBoolean();
    try {
      CompletionService<Long> sums = new ExecutorCompletionService<>(pool);
      int share = (accounts.size() + workers - 1) / workers;
      int shares = 0;
      for (int first = 0; first < accounts.size(); first += share) {
        List<LongSupplier> part = accounts.subList(first, Math.min(first + share, accounts.size()));
        sums.submit(() -> sum(part, over));
        shares++;
      }
      long total = 0;
      for (int i = 0; i < shares; i++) {
        total += sums.take().get();
      }
      return total;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    } finally {
      over.set(true); // before the interrupts, which a lookup may use up
      pool.shutdownNow();
    }
  }

  private static long sum(List<LongSupplier> accounts, AtomicBoolean over) {
    long sum = 0;
    for (LongSupplier account : accounts) {
      if (over.get()) {
        break;
      }
      sum += account.getAsLong();
    }
    return sum;
  }
}
