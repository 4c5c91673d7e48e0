/*
 * Mistake: the total is in a static field, and the next call begins where the last one has ended.
 * Looks right because: each lookup is added once.
 * Caught by: moreWorkersThanAccounts
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
  private static long total;

  public static long total(List<LongSupplier> accounts, int workers) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      CompletionService<Long> lookups = new ExecutorCompletionService<>(pool);
      for (LongSupplier account : accounts) {
        lookups.submit(account::getAsLong);
      }
      for (int i = 0; i < accounts.size(); i++) {
        total += lookups.take().get();
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
}
