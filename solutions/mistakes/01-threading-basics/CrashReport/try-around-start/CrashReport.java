/*
 * Mistake: the try block is around start(), so it sees only what the caller itself throws.
 * Looks right because: the job is started in it.
 * Caught by: theReportNamesWhoHasFailed, aCheckedExceptionIsAFailure, anErrorIsAFailure
 */
package workbook.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

public final class CrashReport {
  private CrashReport() {}

  public static void run(Map<String, Callable<?>> jobs, Map<String, Throwable> report)
      throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (Map.Entry<String, Callable<?>> job : jobs.entrySet()) {
      Thread thread = new Thread(() -> call(job.getValue()), job.getKey());
      threads.add(thread);
      try {
        thread.start();
      } catch (Throwable e) {
        report.put(job.getKey(), e);
      }
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void call(Callable<?> job) {
    try {
      job.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
