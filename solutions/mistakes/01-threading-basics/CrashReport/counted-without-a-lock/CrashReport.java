/*
 * Mistake: two jobs that end at once count as one, and the caller waits for ever.
 * Looks right because: the number is volatile, and the caller looks at it in a loop.
 * Caught by: twoFailInEveryOrder
 */
package workbook.threads;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

public final class CrashReport {
  private final Map<String, Throwable> failures = new ConcurrentHashMap<>();
  private volatile int running;

  private CrashReport(int jobs) {
    running = jobs;
  }

  public static void run(Map<String, Callable<?>> jobs, Map<String, Throwable> report)
      throws InterruptedException {
    CrashReport night = new CrashReport(jobs.size());
    jobs.forEach((name, job) -> new Thread(() -> night.run(name, job), name).start());
    synchronized (night) {
      while (night.running > 0) {
        night.wait();
      }
    }
    report.putAll(night.failures);
  }

  private void run(String name, Callable<?> job) {
    try {
      job.call();
    } catch (Throwable e) {
      failures.put(name, e);
    }
    running--;
    synchronized (this) {
      notifyAll();
    }
  }
}
