/*
 * Mistake: a ForkJoinTask hands over a copy of an exception that was thrown on another thread, and
 * one thread may take two jobs.
 * Looks right because: it is a pool like any other, with as many threads as there are jobs.
 * Caught by: theReportNamesWhoHasFailed, twoFailInEveryOrder
 */
package workbook.threads;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;

public final class CrashReport {
  private CrashReport() {}

  public static void run(Map<String, Callable<?>> jobs, Map<String, Throwable> report)
      throws InterruptedException {
    ForkJoinPool pool = new ForkJoinPool(Math.max(1, jobs.size()));
    Map<String, Future<?>> futures = new LinkedHashMap<>();
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
