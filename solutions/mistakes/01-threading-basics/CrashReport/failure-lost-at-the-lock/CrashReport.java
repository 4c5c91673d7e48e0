/*
 * Mistake: a job that fails with its interrupt flag set does not get the lock, and its failure is
 * lost.
 * Looks right because: waiting for a lock should be interruptible.
 * Caught by: whateverAJobDoesToItsThread
 */
package workbook.threads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

public final class CrashReport {
  private CrashReport() {}

  public static void run(Map<String, Callable<?>> jobs, Map<String, Throwable> report)
      throws InterruptedException {
    Map<String, Throwable> failures = new HashMap<>();
    Lock lock = new ReentrantLock();
    List<Thread> threads = new ArrayList<>();
    jobs.forEach((name, job) -> threads.add(new Thread(() -> run(name, job, failures, lock))));
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    report.putAll(failures);
  }

  private static void run(
      String name, Callable<?> job, Map<String, Throwable> failures, Lock lock) {
    try {
      job.call();
    } catch (Throwable e) {
      try {
        lock.lockInterruptibly();
      } catch (InterruptedException gone) {
        return;
      }
      try {
        failures.put(name, e);
      } finally {
        lock.unlock();
      }
    }
  }
}
