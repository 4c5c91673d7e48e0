/*
 * Mistake: each worker gets the same number of accounts, and what is left over belongs to nobody.
 * Looks right because: with 4 workers and 100 accounts the total is right.
 * Caught by: noAccountIsLeftOut, moreWorkersThanAccounts
 */
package workbook.threads;

import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;

public class ParallelSum {
  public static long total(List<LongSupplier> accounts, int workers) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      CompletionService<Long> sums = new ExecutorCompletionService<>(pool);
      int share = accounts.size() / workers;
      for (int i = 0; i < workers; i++) {
        List<LongSupplier> part = accounts.subList(i * share, (i + 1) * share);
        sums.submit(() -> sum(part));
      }
      long total = 0;
      for (int i = 0; i < workers; i++) {
        total += sums.take().get();
      }
      return total;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    } finally {
      pool.shutdownNow();
    }
  }

  private static long sum(List<LongSupplier> accounts) {
    long sum = 0;
    for (LongSupplier account : accounts) {
      sum += account.getAsLong();
    }
    return sum;
  }
}
