/*
 * Mistake: a pool of no threads cannot be made, so a night without jobs fails.
 * Looks right because: each job needs one thread.
 * Caught by: runWaitsForAllJobs
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
    ExecutorService pool = Executors.newFixedThreadPool(jobs.size());
    try {
      jobs.forEach((name, job) -> futures.put(name, pool.submit(job)));
    } finally {
      pool.shutdown();
    }
    for (Map.Entry<String, Future<?>> future : futures.entrySet()) {
      try {
        future.getValue().get();
      } catch (ExecutionException e) {
        report.put(future.getKey(), e.getCause());
      }
    }
  }
}
