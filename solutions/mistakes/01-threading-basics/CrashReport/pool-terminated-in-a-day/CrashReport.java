/*
 * Mistake: after a day run() goes on, whether the pool has terminated or not.
 * Looks right because: awaitTermination() needs some limit.
 * Caught by: runWaitsHoweverLong
 */
package workbook.threads;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

public final class CrashReport {
  private CrashReport() {}

  public static void run(Map<String, Callable<?>> jobs, Map<String, Throwable> report)
      throws InterruptedException {
    Map<String, Throwable> failures = new ConcurrentHashMap<>();
    ExecutorService pool = Executors.newFixedThreadPool(Math.max(1, jobs.size()));
    try {
      jobs.forEach((name, job) -> pool.execute(() -> run(name, job, failures)));
    } finally {
      pool.shutdown();
    }
    pool.awaitTermination(1, TimeUnit.DAYS);
    report.putAll(failures);
  }

  private static void run(String name, Callable<?> job, Map<String, Throwable> failures) {
    try {
      job.call();
    } catch (Throwable e) {
      failures.put(name, e);
    }
  }
}
