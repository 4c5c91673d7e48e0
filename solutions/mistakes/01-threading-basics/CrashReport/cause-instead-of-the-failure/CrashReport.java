/*
 * Mistake: of a failure that has a cause, only the cause is reported.
 * Looks right because: getCause() unwraps what the job threw, but here nothing has wrapped it.
 * Caught by: aCheckedExceptionIsAFailure
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
    } catch (Throwable e) {
      failures.put(name, e.getCause() == null ? e : e.getCause());
    }
  }
}
