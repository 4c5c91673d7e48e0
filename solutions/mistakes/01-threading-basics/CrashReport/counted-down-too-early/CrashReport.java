/*
 * Mistake: a job counts itself as done before its failure is in the report.
 * Looks right because: the latch is counted down in finally, whatever happens.
 * Caught by: twoFailInEveryOrder
 */
package workbook.threads;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

public final class CrashReport {
  private CrashReport() {}

  public static void run(Map<String, Callable<?>> jobs, Map<String, Throwable> report)
      throws InterruptedException {
    CountDownLatch done = new CountDownLatch(jobs.size());
    jobs.forEach((name, job) -> new Thread(() -> run(name, job, report, done), name).start());
    done.await();
  }

  private static void run(
      String name, Callable<?> job, Map<String, Throwable> report, CountDownLatch done) {
    try {
      try {
        job.call();
      } finally {
        done.countDown();
      }
    } catch (Throwable e) {
      synchronized (report) {
        report.put(name, e);
      }
    }
  }
}
