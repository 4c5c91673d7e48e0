/*
 * Mistake: after a failure, the caller waits until the threads of the pool have ended, though a lookup may take no notice of its interrupt.
 * Looks right because: all threads end, and the caller makes sure of it.
 * Caught by: aDeafLookupHoldsNobodyUp
 */
package workbook.threads;

import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

public class ParallelSum {
  public static long total(List<LongSupplier> accounts, int workers) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    CompletionService<Long> lookups = new ExecutorCompletionService<>(pool);
    try {
      for (LongSupplier account : accounts) {
        lookups.submit(account::getAsLong);
      }
      long total = 0;
      for (int i = 0; i < accounts.size(); i++) {
        total += lookups.take().get();
      }
      return total;
    } catch (ExecutionException e) {
      throw ParallelSum.<RuntimeException>thrown(e.getCause());
    } finally {
      pool.shutdownNow();
      pool.awaitTermination(1, TimeUnit.HOURS);
    }
  }

  /** Throws just what it is given, checked or not. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> T thrown(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
