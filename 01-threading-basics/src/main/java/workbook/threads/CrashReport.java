package workbook.threads;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/**
 * Runs the jobs of the night, and tells in the morning which of them have failed, and with what.
 * Right now the report stays empty, whatever happens, and it is handed over before the night is
 * over.
 *
 * <p>Run the tests, from the top folder:
 *
 * <pre>./mvnw test -pl 01-threading-basics -Dtest=CrashReportTest</pre>
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
    for (Map.Entry<String, Callable<?>> job : jobs.entrySet()) {
      try {
        FutureTask<?> task = new FutureTask<>(job.getValue());
        new Thread(task, job.getKey()).start();
      } catch (RuntimeException e) {
        // TODO 1: a job that fails does not come by here
        report.put(job.getKey(), e);
      }
    }
    // TODO 2: the night is not over yet
  }
}
