/*
 * Approach: each thread catches what its job throws, and writes it down under a lock, unless the
 * caller has left.
 * Right because: all writers take the same monitor, join() waits for whoever still writes, and the
 * caller takes that monitor to say that it leaves.
 */
package workbook.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

public final class CrashReport {
  private final Map<String, Throwable> report; // guarded by this
  private boolean closed; // guarded by this

  private CrashReport(Map<String, Throwable> report) {
    this.report = report;
  }

  public static void run(Map<String, Callable<?>> jobs, Map<String, Throwable> report)
      throws InterruptedException {
    CrashReport open = new CrashReport(report);
    List<Thread> threads = new ArrayList<>();
    jobs.forEach((name, job) -> threads.add(new Thread(() -> open.run(name, job), name)));
    threads.forEach(Thread::start);
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } finally {
      open.close();
    }
  }

  private void run(String name, Callable<?> job) {
    try {
      job.call();
    } catch (Throwable e) {
      add(name, e);
    }
  }

  private synchronized void add(String name, Throwable failure) {
    if (!closed) {
      report.put(name, failure);
    }
  }

  private synchronized void close() {
    closed = true;
  }
}
