/*
 * Mistake: a job that throws an InterruptedException is not in the report.
 * Looks right because: whoever is interrupted sets the flag again and goes.
 * Caught by: aFailureThatToolsThrowIsOneOfTheJob
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
    jobs.forEach((name, job) -> threads.add(new Thread(() -> run(name, job, failures), name)));
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    report.putAll(failures);
  }

  private static void run(String name, Callable<?> job, Map<String, Throwable> failures) {
    try {
      job.call();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      failures.put(name, e);
    }
  }
}
