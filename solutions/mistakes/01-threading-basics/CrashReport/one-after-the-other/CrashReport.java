/*
 * Mistake: each job waits for the one before it.
 * Looks right because: each has a thread of its own, and join() waits for all of them.
 * Caught by: eachJobHasAThreadOfItsOwn
 */
package workbook.threads;

import java.util.Map;
import java.util.concurrent.Callable;

public final class CrashReport {
  private CrashReport() {}

  public static void run(Map<String, Callable<?>> jobs, Map<String, Throwable> report)
      throws InterruptedException {
    for (Map.Entry<String, Callable<?>> job : jobs.entrySet()) {
      Thread thread = new Thread(() -> run(job.getKey(), job.getValue(), report), job.getKey());
      thread.start();
      thread.join();
    }
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
