/*
 * Mistake: all workers add to one plain number.
 * Looks right because: it is one short line, and hardly ever wrong when one tries.
 * Caught by: noSumIsLost
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
      long[] total = new long[1];
      for (LongSupplier account : accounts) {
        lookups.submit(() -> total[0] += account.getAsLong());
      }
      for (int i = 0; i < accounts.size(); i++) {
        lookups.take().get();
      }
      return total[0];
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
