/*
 * Approach: the threads write into a synchronized view of the report, and count a latch down.
 * Right because: each entry is made before its thread counts, and the view lets in one at a time.
 */
package workbook.threads;

import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

public final class CrashReport {
  private CrashReport() {}

  public static void run(Map<String, Callable<?>> jobs, Map<String, Throwable> report)
      throws InterruptedException {
    Map<String, Throwable> guarded = Collections.synchronizedMap(report);
    CountDownLatch done = new CountDownLatch(jobs.size());
    jobs.forEach((name, job) -> new Thread(() -> run(name, job, guarded, done)).start());
    done.await();
  }

  private static void run(
      String name, Callable<?> job, Map<String, Throwable> report, CountDownLatch done) {
    try {
      job.call();
    } catch (Throwable e) {
      report.put(name, e);
    } finally {
      done.countDown();
    }
  }
}
