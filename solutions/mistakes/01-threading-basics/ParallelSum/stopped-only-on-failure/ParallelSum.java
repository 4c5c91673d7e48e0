/*
 * Mistake: when the caller is interrupted, nobody stops the lookups.
 * Looks right because: a failure stops them, and success shuts the pool down.
 * Caught by: anInterruptedCallerStopsAllLookups
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
      pool.shutdown();
      return total;
    } catch (ExecutionException e) {
      pool.shutdownNow();
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    }
  }
}
