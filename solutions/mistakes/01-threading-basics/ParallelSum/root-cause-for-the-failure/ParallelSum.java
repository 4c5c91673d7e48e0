/*
 * Mistake: all causes are unwrapped, and the caller gets what lay behind the failure of the lookup.
 * Looks right because: what happened is at the end of the chain.
 * Caught by: aFailureReachesTheCallerAsItWasThrown
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
      Throwable cause = e.getCause();
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      if (cause instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) cause;
    } finally {
      pool.shutdownNow();
    }
  }
}
