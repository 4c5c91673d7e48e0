/*
 * Approach: each thread has a handler for what its job does not catch, and that keeps it for the
 * caller.
 * Right because: the handler runs on the dying thread, so that join() waits for it as well, and
 * only the caller touches the report.
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
    jobs.forEach(
        (name, job) -> {
          Thread thread = new Thread(() -> call(job), name);
          thread.setUncaughtExceptionHandler((dying, failure) -> failures.put(name, failure));
          threads.add(thread);
        });
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    report.putAll(failures);
  }

  private static void call(Callable<?> job) {
    try {
      job.call();
    } catch (Exception e) {
      throw CrashReport.<RuntimeException>unchecked(e);
    }
  }

  /** Makes the compiler believe that the exception is an unchecked one. */
  @SuppressWarnings("unchecked")
  private static <E extends Exception> E unchecked(Exception e) throws E {
    throw (E) e;
  }
}
