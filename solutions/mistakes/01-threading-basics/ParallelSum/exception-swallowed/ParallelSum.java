/*
 * Mistake: a failure is printed, and its account counts as nothing.
 * Looks right because: the program goes on, and the failure can be read on the screen.
 * Caught by: aFailureReachesTheCallerAsItWasThrown, anErrorReachesTheCallerAsItWasThrown
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
        try {
          total += lookups.take().get();
        } catch (ExecutionException e) {
          System.err.println(e.getMessage());
        }
      }
      return total;
    } finally {
      pool.shutdownNow();
    }
  }
}
