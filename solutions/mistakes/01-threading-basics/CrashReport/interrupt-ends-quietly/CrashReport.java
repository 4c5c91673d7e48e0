/*
 * Mistake: run() returns as if all were done, and the caller takes half a report for a whole one.
 * Looks right because: the flag is set again, as it should be where nothing can be thrown.
 * Caught by: whoWaitsCanBeInterrupted
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
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
