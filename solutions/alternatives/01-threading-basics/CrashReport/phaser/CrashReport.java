/*
 * Approach: the threads collect failures, and each arrives at a phaser when it is done.
 * Right because: the phase is over only when all have arrived, and the caller waits for that in
 * the one way that an interrupt ends.
 */
package workbook.threads;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Phaser;

public final class CrashReport {
  private CrashReport() {}

  public static void run(Map<String, Callable<?>> jobs, Map<String, Throwable> report)
      throws InterruptedException {
    ConcurrentLinkedQueue<Map.Entry<String, Throwable>> failures = new ConcurrentLinkedQueue<>();
    Phaser night = new Phaser(jobs.size() + 1);
    jobs.forEach((name, job) -> new Thread(() -> run(name, job, failures, night), name).start());
    night.awaitAdvanceInterruptibly(night.arrive());
    failures.forEach(failure -> report.put(failure.getKey(), failure.getValue()));
  }

  private static void run(
      String name, Callable<?> job, Queue<Map.Entry<String, Throwable>> failures, Phaser night) {
    try {
      job.call();
    } catch (Throwable e) {
      failures.add(Map.entry(name, e));
    } finally {
      night.arrive();
    }
  }
}
