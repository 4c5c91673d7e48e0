/*
 * Approach: the threads collect failures in a concurrent map, which is copied when all are done.
 * Right because: the concurrent map takes any number of writers, and only the caller touches the
 * report.
 */
package workbook.threads;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;

public final class CrashReport {
  private CrashReport() {}

  public static void run(Map<String, Callable<?>> jobs, Map<String, Throwable> report)
      throws InterruptedException {
    Executor threads = task -> new Thread(task).start();
    ConcurrentMap<String, Throwable> failures = new ConcurrentHashMap<>();
    CompletableFuture<?>[] futures =
        jobs.entrySet().stream()
            .map(job -> CompletableFuture.runAsync(() -> run(job, failures), threads))
            .toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(futures).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e); // run() catches everything
    }
    report.putAll(failures);
  }

  private static void run(
      Map.Entry<String, Callable<?>> job, ConcurrentMap<String, Throwable> failures) {
    try {
      job.getValue().call();
    } catch (Throwable e) {
      failures.put(job.getKey(), e);
    }
  }
}
