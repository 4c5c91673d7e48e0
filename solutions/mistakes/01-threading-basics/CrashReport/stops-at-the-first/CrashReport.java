/*
 * Mistake: the first failure leaves the loop, and nobody waits for the other jobs.
 * Looks right because: the loop asks every future, as long as all goes well.
 * Caught by: oneFailureStopsNobody
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
    String current = null;
    try {
      for (Map.Entry<String, FutureTask<?>> task : tasks.entrySet()) {
        current = task.getKey();
        task.getValue().get();
      }
    } catch (ExecutionException e) {
      report.put(current, e.getCause());
    }
  }
}
