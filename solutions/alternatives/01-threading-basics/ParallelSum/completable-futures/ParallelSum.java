/*
 * Approach: a CompletableFuture for each account, and one for the total that the first failure completes.
 * Right because: only the first completion counts, and whoever has not begun by then is thrown out of the queue.
 */
package workbook.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;

public class ParallelSum {
  public static long total(List<LongSupplier> accounts, int workers) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      CompletableFuture<Long> total = new CompletableFuture<>();
      List<CompletableFuture<Long>> lookups = new ArrayList<>();
      for (LongSupplier account : accounts) {
        CompletableFuture<Long> lookup = CompletableFuture.supplyAsync(account::getAsLong, pool);
        lookup.exceptionally(
            failure -> {
              total.completeExceptionally(failure);
              return null;
            });
        lookups.add(lookup);
      }
      CompletableFuture.allOf(lookups.toArray(new CompletableFuture<?>[0]))
          .thenRun(() -> total.complete(lookups.stream().mapToLong(CompletableFuture::join).sum()));
      return total.get();
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
