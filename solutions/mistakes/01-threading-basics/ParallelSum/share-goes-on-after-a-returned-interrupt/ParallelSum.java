/*
 * Mistake: a worker whose lookup answers the interrupt by returning goes on with the next account of its share.
 * Looks right because: shutdownNow() interrupts every worker, and no share begins after it.
 * Caught by: lookupsThatReturnAreTheLast
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
      CompletionService<Long> sums = new ExecutorCompletionService<>(pool);
      int share = (accounts.size() + workers - 1) / workers;
      int shares = 0;
      for (int first = 0; first < accounts.size(); first += share) {
        List<LongSupplier> part = accounts.subList(first, Math.min(first + share, accounts.size()));
        sums.submit(() -> sum(part));
        shares++;
      }
      long total = 0;
      for (int i = 0; i < shares; i++) {
        total += sums.take().get();
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

  private static long sum(List<LongSupplier> accounts) {
    long sum = 0;
    for (LongSupplier account : accounts) {
      sum += account.getAsLong();
    }
    return sum;
  }
}
