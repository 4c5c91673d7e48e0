/*
 * Mistake: nobody asks the futures, and they keep the failures to themselves.
 * Looks right because: awaitTermination() waits until all jobs are done, and submit() is inside
 * the try block.
 * Caught by: theReportNamesWhoHasFailed
 */
package workbook.threads;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

public final class CrashReport {
  private CrashReport() {}

  public static void run(Map<String, Callable<?>> jobs, Map<String, Throwable> report)
      throws InterruptedException {
    ExecutorService pool = Executors.newCachedThreadPool();
    for (Map.Entry<String, Callable<?>> job : jobs.entrySet()) {
      try {
        pool.submit(job.getValue());
      } catch (RuntimeException e) {
        report.put(job.getKey(), e);
      }
    }
    pool.shutdown();
    pool.awaitTermination(1, TimeUnit.DAYS);
  }
}
