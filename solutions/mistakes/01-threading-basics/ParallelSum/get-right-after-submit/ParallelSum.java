/*
 * Mistake: each future is asked right after its task was handed over.
 * Looks right because: there is a pool with enough threads, and the total is right.
 * Caught by: allWorkersLookUpAtTheSameTime
 */
package workbook.threads;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;

public class ParallelSum {
  public static long total(List<LongSupplier> accounts, int workers) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      long total = 0;
      for (LongSupplier account : accounts) {
        total += pool.submit(account::getAsLong).get();
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
