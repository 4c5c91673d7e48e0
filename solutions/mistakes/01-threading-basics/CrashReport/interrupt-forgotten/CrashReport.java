/*
 * Mistake: the caller waits to the end, and forgets that it was interrupted.
 * Looks right because: whoever is interrupted before all jobs are done gets the exception.
 * Caught by: theOperatorIsInterruptedAtAnyMoment
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
        report.put(task.getKey(), e.getCause());
      } catch (InterruptedException e) {
        if (!task.getValue().isDone()) {
          throw e;
        }
      }
    }
  }
}
