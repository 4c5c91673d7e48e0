/*
 * Mistake: a failure cancels the jobs that still run.
 * Looks right because: a night that has gone wrong need not go on, but here it should.
 * Caught by: oneFailureStopsNobody
 */
package workbook.threads;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

public final class CrashReport {
  private CrashReport() {}

  public static void run(Map<String, Callable<?>> jobs, Map<String, Throwable> report)
      throws InterruptedException {
    Map<String, Future<?>> futures = new LinkedHashMap<>();
    ExecutorService pool = Executors.newCachedThreadPool();
    jobs.forEach((name, job) -> futures.put(name, pool.submit(job)));
    for (Map.Entry<String, Future<?>> future : futures.entrySet()) {
      try {
        future.getValue().get();
      } catch (ExecutionException e) {
        report.put(future.getKey(), e.getCause());
        pool.shutdownNow();
      } catch (CancellationException e) {
        report.put(future.getKey(), e);
      }
    }
    pool.shutdown();
  }
}
