/*
 * Mistake: the cause is cast, and an Error cannot be cast to RuntimeException.
 * Looks right because: a LongSupplier cannot throw anything checked.
 * Caught by: anErrorReachesTheCallerAsItWasThrown
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
      CompletionService<Long> lookups = new ExecutorCompletionService<>(pool);
      for (LongSupplier account : accounts) {
        lookups.submit(account::getAsLong);
      }
      long total = 0;
      for (int i = 0; i < accounts.size(); i++) {
        total += lookups.take().get();
      }
      return total;
    } catch (ExecutionException e) {
      throw (RuntimeException) e.getCause();
    } finally {
      pool.shutdownNow();
    }
  }
}
