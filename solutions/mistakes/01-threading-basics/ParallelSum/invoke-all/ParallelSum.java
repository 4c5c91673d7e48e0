/*
 * Mistake: invokeAll comes back only when every lookup is done, the slow ones, too.
 * Looks right because: one call starts all, waits for all, and cancels all if the caller is interrupted.
 * Caught by: theFirstFailureReachesTheCallerAtOnce
 */
package workbook.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;

public class ParallelSum {
  public static long total(List<LongSupplier> accounts, int workers) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      List<Callable<Long>> lookups = new ArrayList<>();
      for (LongSupplier account : accounts) {
        lookups.add(account::getAsLong);
      }
      long total = 0;
      for (Future<Long> lookup : pool.invokeAll(lookups)) {
        total += lookup.get();
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
