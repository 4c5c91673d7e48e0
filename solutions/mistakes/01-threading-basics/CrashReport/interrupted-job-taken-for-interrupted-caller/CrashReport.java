/*
 * Mistake: an InterruptedException that a job has thrown leaves run(), as if the caller had been
 * interrupted.
 * Looks right because: an InterruptedException should be let out.
 * Caught by: aFailureThatToolsThrowIsOneOfTheJob
 */
package workbook.threads;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

public final class CrashReport {
  private CrashReport() {}

  public static void run(Map<String, Callable<?>> jobs, Map<String, Throwable> report)
      throws InterruptedException {
    Map<String, FutureTask<?>> tasks = new LinkedHashMap<>();
    jobs.forEach((name, job) -> tasks.put(name, new FutureTask<>(job)));
    tasks.forEach((name, task) -> new Thread(task, name).start());
    for (Map.Entry<String, FutureTask<?>> task : tasks.entrySet()) {
      try {
        task.getValue().get();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof InterruptedException interrupt) {
          throw interrupt;
        }
        report.put(task.getKey(), e.getCause());
      }
    }
  }
}
