/*
 * Mistake: a job sees that the caller is still there, and writes when the caller has left.
 * Looks right because: no job writes that comes after the flag was set, and only one writes at a
 * time.
 * Caught by: theOperatorIsInterruptedAtAnyMoment
 */
package workbook.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

public final class CrashReport {
  private CrashReport() {}

  public static void run(Map<String, Callable<?>> jobs, Map<String, Throwable> report)
      throws InterruptedException {
    AtomicBoolean left = new AtomicBoolean();
    List<Thread> threads = new ArrayList<>();
    jobs.forEach((name, job) -> threads.add(new Thread(() -> run(name, job, report, left), name)));
    threads.forEach(Thread::start);
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } finally {
      left.set(true);
    }
  }

  private static void run(
      String name, Callable<?> job, Map<String, Throwable> report, AtomicBoolean left) {
    try {
      job.call();
    } catch (Throwable e) {
      if (!left.get()) {
        synchronized (report) {
          report.put(name, e);
        }
      }
    }
  }
}
