/*
 * Approach: each thread catches what its job throws, and writes it down under a lock.
 * Right because: all writers take the same monitor, and join() waits for whoever still writes.
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
    for (Thread thread : threads) {
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
