/*
 * Mistake: who is interrupted in join() goes on with the next join(), and the interrupt is lost.
 * Looks right because: the report must be complete in any case.
 * Caught by: whoWaitsCanBeInterrupted
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
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          // the jobs have to be done all the same
        }
      }
    }
  }

  private static void run(String name, Callable<?> job, Map<String, Throwable> report) {
    try {
      job.call();
    } catch (Throwable e) {
      synchronized (report) {
        report.put(name, e);
      }
    }
  }
}
