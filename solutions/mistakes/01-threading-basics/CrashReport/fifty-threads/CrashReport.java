/*
 * Mistake: the jobs from the fifty-first on wait until others are done.
 * Looks right because: nobody has so many jobs in one night.
 * Caught by: eachJobHasAThreadOfItsOwn
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
  private static final int MOST = 50;

  private CrashReport() {}

  public static void run(Map<String, Callable<?>> jobs, Map<String, Throwable> report)
      throws InterruptedException {
    Map<String, Future<?>> futures = new LinkedHashMap<>();
    ExecutorService pool = Executors.newFixedThreadPool(MOST);
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
