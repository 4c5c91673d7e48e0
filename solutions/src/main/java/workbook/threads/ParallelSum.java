package workbook.threads;

import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;

/**
 * Adds up many accounts with several workers, for each lookup takes long and waits most of the
 * time. Nothing is shared between the workers: each hands its results to the caller, who adds them
 * up alone.
 */
public class ParallelSum {
  /**
   * Looks up each account once, with so many lookups at a time, and returns their sum. If a lookup
   * fails, the caller gets what it threw, the very same object, and does not have to wait until the
   * others are done. Each of the others is interrupted if it has begun, or else it never begins,
   * even if the one before it answers the interrupt by returning; what they throw then is of no
   * interest. The same happens if the caller is interrupted, who gets an InterruptedException.
   * Whatever happens, all threads end, though perhaps after the caller has left.
   */
  public static long total(List<LongSupplier> accounts, int workers) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      CompletionService<Long> lookups = new ExecutorCompletionService<>(pool);
      // 1: each account is a task of its own, so there is no share, and nothing is left over
      for (LongSupplier account : accounts) {
        lookups.submit(account::getAsLong);
      }
      long total = 0;
      for (int i = 0; i < accounts.size(); i++) {
        // 2: all are under way by now; take() gives the next that is done, whichever it is
        total += lookups.take().get();
      }
      return total;
    } catch (ExecutionException e) {
      // 3: the wrapper only says that it happened on another thread; the cause is what happened
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    } finally {
      // 4: interrupts who is at work, and empties the queue; finally, so that every way leads here
      pool.shutdownNow();
    }
  }
}
