/*
 * Mistake: each worker adds its own sum to the shared total at the end, and no lock guards that.
 * Looks right because: the workers share nothing until the very end.
 * Caught by: theSumIsRightInEveryOrder
 */
package workbook.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

public class ParallelSum {
  public static long total(List<LongSupplier> accounts, int workers) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      CompletionService<Void> shares = new ExecutorCompletionService<>(pool);
      List<LongSupplier> all = new ArrayList<>(accounts);
      AtomicInteger next = new AtomicInteger();
      long[] total = new long[1];
      for (int worker = 0; worker < workers; worker++) {
        shares.submit(
            () -> {
              long own = 0;
              for (int i = next.getAndIncrement(); i < all.size(); i = next.getAndIncrement()) {
                own += all.get(i).getAsLong();
              }
              total[0] += own;
              return null;
            });
      }
      for (int worker = 0; worker < workers; worker++) {
        shares.take().get();
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
