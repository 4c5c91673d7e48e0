/*
 * Mistake: whoever interrupts the caller interrupts the jobs as well.
 * Looks right because: the pool is shut down on each way out, and nobody waits for the jobs any
 * more.
 * Caught by: whoWaitsCanBeInterrupted
 */
package workbook.threads;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

public final class CrashReport {
  private CrashReport() {}

  public static void run(Map<String, Callable<?>> jobs, Map<String, Throwable> report)
      throws InterruptedException {
    Map<String, Future<?>> futures = new LinkedHashMap<>();
    ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, jobs.size()));
    try {
      jobs.forEach((name, job) -> futures.put(name, pool.submit(job)));
      for (Map.Entry<String, Future<?>> future : futures.entrySet()) {
        try {
          future.getValue().get();
        } catch (ExecutionException e) {
          report.put(future.getKey(), e.getCause());
        }
      }
    } finally {
      pool.shutdownNow();
    }
  }
}
