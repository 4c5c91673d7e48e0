/*
 * Mistake: the entry has the name of the thread, which the job may change.
 * Looks right because: the thread was given the name of its job.
 * Caught by: whateverAJobDoesToItsThread
 */
package workbook.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

public final class CrashReport {
  private CrashReport() {}

  public static void run(Map<String, Callable<?>> jobs, Map<String, Throwable> report)
      throws InterruptedException {
    Map<String, Throwable> failures = new ConcurrentHashMap<>();
    List<Thread> threads = new ArrayList<>();
    jobs.forEach((name, job) -> threads.add(new Thread(() -> run(job, failures), name)));
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    report.putAll(failures);
  }

  private static void run(Callable<?> job, Map<String, Throwable> failures) {
    try {
      job.call();
    } catch (Throwable e) {
      failures.put(Thread.currentThread().getName(), e);
    }
  }
}
