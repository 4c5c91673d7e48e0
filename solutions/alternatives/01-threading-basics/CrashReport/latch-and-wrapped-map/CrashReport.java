/*
 * Approach: the threads write into a synchronized map of their own, and count a latch down.
 * Right because: each entry is made before its thread counts, and the caller copies the map when
 * all have counted.
 */
package workbook.threads;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

public final class CrashReport {
  private CrashReport() {}

  public static void run(Map<String, Callable<?>> jobs, Map<String, Throwable> report)
      throws InterruptedException {
    Map<String, Throwable> failures = Collections.synchronizedMap(new HashMap<>());
    CountDownLatch done = new CountDownLatch(jobs.size());
    jobs.forEach((name, job) -> new Thread(() -> run(name, job, failures, done)).start());
    done.await();
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
