/*
 * Mistake: a checked exception is put into another one before it is caught, and that one is
 * reported.
 * Looks right because: a Runnable must not throw a checked exception, and the compiler insists.
 * Caught by: aCheckedExceptionIsAFailure
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
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void run(String name, Callable<?> job, Map<String, Throwable> report) {
    try {
      call(job);
    } catch (Throwable e) {
      synchronized (report) {
        report.put(name, e);
      }
    }
  }

  private static void call(Callable<?> job) {
    try {
      job.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
