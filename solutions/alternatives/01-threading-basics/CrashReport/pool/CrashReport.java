/*
 * Approach: a pool with a thread for each job, and the futures are asked one after the other.
 * Right because: a fixed pool makes a new thread for each of its first tasks; a future keeps what
 * the job has thrown; only the caller writes; the pool is shut down on each way out.
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
