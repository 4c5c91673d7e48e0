/*
 * Mistake: an ExecutionException of the job itself is unwrapped as well, and its cause is
 * reported.
 * Looks right because: a loop gets rid of any number of wrappers.
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
        Throwable failure = e;
        while (failure instanceof ExecutionException && failure.getCause() != null) {
          failure = failure.getCause();
        }
        report.put(task.getKey(), failure);
      }
    }
  }
}
