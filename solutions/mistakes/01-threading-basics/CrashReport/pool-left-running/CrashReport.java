/*
 * Mistake: nobody shuts the pool down: its threads wait for jobs that never come.
 * Looks right because: all futures are done when run() returns.
 * Caught by: noThreadIsLeft
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
    jobs.forEach((name, job) -> futures.put(name, pool.submit(job)));
    for (Map.Entry<String, Future<?>> future : futures.entrySet()) {
      try {
        future.getValue().get();
      } catch (ExecutionException e) {
        report.put(future.getKey(), e.getCause());
      }
    }
  }
}
