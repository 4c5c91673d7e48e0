/*
 * Mistake: park() returns at once if somebody has unparked the caller before, and may return for
 * no reason.
 * Looks right because: only the last job unparks the caller.
 * Caught by: runWaitsForAllJobs
 */
package workbook.threads;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

public final class CrashReport {
  private CrashReport() {}

  public static void run(Map<String, Callable<?>> jobs, Map<String, Throwable> report)
      throws InterruptedException {
    Map<String, Throwable> failures = new ConcurrentHashMap<>();
    AtomicInteger running = new AtomicInteger(jobs.size());
    Thread caller = Thread.currentThread();
    jobs.forEach(
        (name, job) ->
            new Thread(
                    () -> {
                      run(name, job, failures);
                      if (running.decrementAndGet() == 0) {
                        LockSupport.unpark(caller);
                      }
                    })
                .start());
    if (running.get() > 0) {
      LockSupport.park();
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    report.putAll(failures);
  }

  private static void run(String name, Callable<?> job, Map<String, Throwable> failures) {
    try {
      job.call();
    } catch (Throwable e) {
      failures.put(name, e);
    }
  }
}
