/*
 * Approach: a monitor guards the failures and the number of jobs that still run, and the caller
 * sleeps in it until there are none.
 * Right because: the number is looked at again after each waking, and only the caller touches the
 * report.
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
      running--;
      notifyAll();
    }
  }

  private synchronized Map<String, Throwable> failures() throws InterruptedException {
    while (running > 0) {
      wait();
    }
    return failures;
  }
}
