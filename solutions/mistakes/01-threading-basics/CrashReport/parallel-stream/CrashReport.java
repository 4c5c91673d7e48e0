/*
 * Mistake: the common pool has few threads, and lends its work to the caller as well.
 * Looks right because: the stream is called parallel.
 * Caught by: eachJobHasAThreadOfItsOwn
 */
package workbook.threads;

import java.util.Map;
import java.util.concurrent.Callable;

public final class CrashReport {
  private CrashReport() {}

  public static void run(Map<String, Callable<?>> jobs, Map<String, Throwable> report)
      throws InterruptedException {
    jobs.entrySet().parallelStream().forEach(job -> run(job.getKey(), job.getValue(), report));
  }

  private static void run(String name, Callable<?> job, Map<String, Throwable> report) {
    try {
      job.call();
    } catch (Throwable e) {
      synchronized (report) {
        report.put(name, e);
      }
    }
  }
}
