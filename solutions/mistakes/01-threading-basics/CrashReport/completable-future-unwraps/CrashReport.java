/*
 * Mistake: a CompletionException that the job itself throws counts as the wrapper, and its cause
 * is reported; a CancellationException leaves run().
 * Looks right because: the future is completed with the very thing that the job threw.
 * Caught by: aFailureThatToolsThrowIsOneOfTheJob
 */
package workbook.threads;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

public final class CrashReport {
  private CrashReport() {}

  public static void run(Map<String, Callable<?>> jobs, Map<String, Throwable> report)
      throws InterruptedException {
    Map<String, CompletableFuture<Void>> futures = new LinkedHashMap<>();
    jobs.forEach(
        (name, job) -> {
          CompletableFuture<Void> future = new CompletableFuture<>();
          futures.put(name, future);
          new Thread(() -> complete(future, job), name).start();
        });
    for (Map.Entry<String, CompletableFuture<Void>> future : futures.entrySet()) {
      try {
        future.getValue().get();
      } catch (ExecutionException e) {
        report.put(future.getKey(), e.getCause());
      }
    }
  }

  private static void complete(CompletableFuture<Void> future, Callable<?> job) {
    try {
      job.call();
      future.complete(null);
    } catch (Throwable e) {
      future.completeExceptionally(e);
    }
  }
}
