/*
 * Mistake: a caller who was interrupted has got the report back, and a job that fails after that
 * still writes into it.
 * Looks right because: all threads write through one synchronized view, and join() waits for all
 * of them.
 * Caught by: whoWaitsCanBeInterrupted, theOperatorIsInterruptedAtAnyMoment
 */
package workbook.threads;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

public final class CrashReport {
  private CrashReport() {}

  public static void run(Map<String, Callable<?>> jobs, Map<String, Throwable> report)
      throws InterruptedException {
    Map<String, Throwable> guarded = Collections.synchronizedMap(report);
    List<Thread> threads = new ArrayList<>();
    jobs.forEach((name, job) -> threads.add(new Thread(() -> run(name, job, guarded), name)));
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void run(String name, Callable<?> job, Map<String, Throwable> report) {
    try {
      job.call();
    } catch (Throwable e) {
      report.put(name, e);
    }
  }
}
