/*
 * Mistake: the caller waits once; woken for no reason, it takes the night for over.
 * Looks right because: only the last job calls notifyAll().
 * Caught by: twoFailInEveryOrder
 */
package workbook.threads;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;

public final class CrashReport {
  private final Map<String, Throwable> failures = new HashMap<>(); // guarded by this
  private int running; // guarded by this

  private CrashReport(int jobs) {
    running = jobs;
  }

  public static void run(Map<String, Callable<?>> jobs, Map<String, Throwable> report)
      throws InterruptedException {
    CrashReport night = new CrashReport(jobs.size());
    jobs.forEach((name, job) -> new Thread(() -> night.run(name, job), name).start());
    report.putAll(night.failures());
  }

  private void run(String name, Callable<?> job) {
    Throwable failure = null;
    try {
      job.call();
    } catch (Throwable e) {
      failure = e;
    }
    synchronized (this) {
      if (failure != null) {
        failures.put(name, failure);
      }
      if (--running == 0) {
        notifyAll();
      }
    }
  }

  private synchronized Map<String, Throwable> failures() throws InterruptedException {
    if (running > 0) {
      wait();
    }
    return new HashMap<>(failures);
  }
}
