package workbook.threads;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;

/**
 * Adds up many accounts with several workers, for each lookup takes long and waits most of the
 * time. Right now accounts are left out, only one worker is busy at a time, and when a lookup fails
 * the caller gets something else, while threads stay behind.
 *
 * <p>Run the tests, from the top folder:
 *
 * <pre>./mvnw test -pl 01-threading-basics -Dtest=ParallelSumTest</pre>
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
    // TODO 1: if the accounts cannot be shared out evenly, some of them belong to nobody
    int share = accounts.size() / workers;
    long total = 0;
    for (int first = 0; first < workers * share; first += share) {
      List<LongSupplier> part = accounts.subList(first, first + share);
      Future<Long> sum = pool.submit(() -> sum(part));
      try {
        // TODO 2: nobody else has anything to do until this worker is done
        total += sum.get();
      } catch (ExecutionException e) {
        // TODO 3: the caller asked for what the lookup threw, and not for this
        throw new IllegalStateException("a lookup failed", e);
      }
    }
    // TODO 4: after a failure nobody comes by here, and nobody stops the other lookups
    pool.shutdown();
    return total;
  }

  private static long sum(List<LongSupplier> accounts) {
    long sum = 0;
    for (LongSupplier account : accounts) {
      sum += account.getAsLong();
    }
    return sum;
  }
}
