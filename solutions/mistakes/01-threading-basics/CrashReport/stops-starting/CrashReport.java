/*
 * Mistake: once a job has failed, those that have not been started never are.
 * Looks right because: there is no sense in going on with a night that has failed.
 * Caught by: twoFailInEveryOrder
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
    for (Map.Entry<String, Callable<?>> job : jobs.entrySet()) {
      if (failures.isEmpty()) {
        Thread thread = new Thread(() -> run(job.getKey(), job.getValue(), failures));
        threads.add(thread);
        thread.start();
      }
    }
    for (Thread thread : threads) {
      thread.join();
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
