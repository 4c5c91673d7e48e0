/*
 * Mistake: the caller goes home while the jobs run.
 * Looks right because: everything that is started will end some time.
 * Caught by: runWaitsForAllJobs
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
    jobs.forEach((name, job) -> threads.add(new Thread(() -> run(name, job, report), name)));
    threads.forEach(Thread::start);
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
