package workbook.threads;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs the jobs of the night, and tells in the morning which of them have failed, and with what.
 *
 * <p>Only the thread of the caller touches the report, so it needs no lock.
 */
public final class CrashReport {
  private CrashReport() {}

  /**
   * Runs all jobs at once, each on a new thread of its own, and returns when all of them are done
   * and the report is complete. It then has an entry for each job that has failed, and for no
   * other: its name, and the very object that it threw, whatever exception or error that is. A
   * failure does not disturb the other jobs, and no call disturbs another. Once the jobs are done,
   * no thread is left.
   *
   * @param jobs by name; there may be none
   * @param report where to put the entries; an ordinary map: one thread at a time, and nobody any
   *     more after this method has ended, in whichever way
   * @throws InterruptedException at once, if the caller is interrupted while it waits; the jobs go
   *     on, undisturbed
   */
  public static void run(Map<String, Callable<?>> jobs, Map<String, Throwable> report)
      throws InterruptedException {
    Map<String, FutureTask<?>> tasks = new LinkedHashMap<>();
    for (Map.Entry<String, Callable<?>> job : jobs.entrySet()) {
      FutureTask<?> task = new FutureTask<>(job.getValue());
      tasks.put(job.getKey(), task);
      new Thread(task, job.getKey()).start();
    }
    for (Map.Entry<String, FutureTask<?>> task : tasks.entrySet()) {
      try {
        // 2: get() waits for the end of this job; all of them are running already
        task.getValue().get();
      } catch (ExecutionException e) {
        // 1: the task has kept what the job threw on its own thread, and hands it over here
        report.put(task.getKey(), e.getCause());
      }
    }
  }
}
