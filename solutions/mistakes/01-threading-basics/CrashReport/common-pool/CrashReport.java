/*
 * Mistake: the threads of the common pool are few, and belong to everybody.
 * Looks right because: each job is handed over to another thread, and no pool is left to shut down.
 * Caught by: eachJobHasAThreadOfItsOwn
 */
package workbook.threads;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;

public final class CrashReport {
  private CrashReport() {}

  public static void run(Map<String, Callable<?>> jobs, Map<String, Throwable> report)
      throws InterruptedException {
    Map<String, FutureTask<?>> tasks = new LinkedHashMap<>();
    jobs.forEach((name, job) -> tasks.put(name, new FutureTask<>(job)));
    tasks.values().forEach(ForkJoinPool.commonPool()::execute);
    for (Map.Entry<String, FutureTask<?>> task : tasks.entrySet()) {
      try {
        task.getValue().get();
      } catch (ExecutionException e) {
        report.put(task.getKey(), e.getCause());
      }
    }
  }
}
