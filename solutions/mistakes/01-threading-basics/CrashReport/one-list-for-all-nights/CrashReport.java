/*
 * Mistake: the failures of all nights are in one static map, and a night takes those of another
 * with it.
 * Looks right because: the map is safe for several threads, and is cleared at the end.
 * Caught by: twoNightsAtOnce
 */
package workbook.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

public final class CrashReport {
  private static final Map<String, Throwable> FAILURES = new ConcurrentHashMap<>();

  private CrashReport() {}

  public static void run(Map<String, Callable<?>> jobs, Map<String, Throwable> report)
      throws InterruptedException {
    FAILURES.clear();
    List<Thread> threads = new ArrayList<>();
    jobs.forEach((name, job) -> threads.add(new Thread(() -> run(name, job), name)));
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    report.putAll(FAILURES);
  }

  private static void run(String name, Callable<?> job) {
    try {
      job.call();
    } catch (Throwable e) {
      FAILURES.put(name, e);
    }
  }
}
