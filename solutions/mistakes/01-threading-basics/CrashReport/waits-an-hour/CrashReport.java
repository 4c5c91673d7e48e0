/*
 * Mistake: after an hour run() returns, and the report is not complete.
 * Looks right because: no night has taken an hour so far.
 * Caught by: runWaitsHoweverLong
 */
package workbook.threads;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

public final class CrashReport {
  private CrashReport() {}

  public static void run(Map<String, Callable<?>> jobs, Map<String, Throwable> report)
      throws InterruptedException {
    Map<String, Throwable> failures = new ConcurrentHashMap<>();
    CountDownLatch done = new CountDownLatch(jobs.size());
    jobs.forEach((name, job) -> new Thread(() -> run(name, job, failures, done), name).start());
    done.await(1, TimeUnit.HOURS);
    report.putAll(failures);
  }

  private static void run(
      String name, Callable<?> job, Map<String, Throwable> failures, CountDownLatch done) {
    try {
      job.call();
    } catch (Throwable e) {
      failures.put(name, e);
    } finally {
      done.countDown();
    }
  }
}
