/*
 * Approach: every future is cancelled, and the pool is shut down in the usual way.
 * Right because: cancel(true) interrupts a lookup that has begun, and one that has not will never begin.
 */
package workbook.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;

public class ParallelSum {
  public static long total(List<LongSupplier> accounts, int workers) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    List<Future<Long>> lookups = new ArrayList<>();
    try {
      CompletionService<Long> done = new ExecutorCompletionService<>(pool);
      for (LongSupplier account : accounts) {
        lookups.add(done.submit(account::getAsLong));
      }
      long total = 0;
      for (int i = 0; i < accounts.size(); i++) {
        total += done.take().get();
      }
      return total;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    } finally {
      for (Future<Long> lookup : lookups) {
        lookup.cancel(true);
      }
      pool.shutdown();
    }
  }
}
