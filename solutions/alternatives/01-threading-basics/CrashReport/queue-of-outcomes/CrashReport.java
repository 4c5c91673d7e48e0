/*
 * Approach: each thread puts what became of its job into a queue, and the caller takes as many as
 * there are jobs.
 * Right because: add() never blocks and takes no notice of an interrupt, and the queue is full
 * only of what the caller waits for.
 */
package workbook.threads;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;

public final class CrashReport {
  private record Outcome(String job, Throwable failure) {}

  private CrashReport() {}

  public static void run(Map<String, Callable<?>> jobs, Map<String, Throwable> report)
      throws InterruptedException {
    BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    jobs.forEach((name, job) -> new Thread(() -> outcomes.add(outcomeOf(name, job))).start());
    for (int left = jobs.size(); left > 0; left--) {
      Outcome outcome = outcomes.take();
      if (outcome.failure != null) {
        report.put(outcome.job, outcome.failure);
      }
    }
  }

  private static Outcome outcomeOf(String name, Callable<?> job) {
    try {
      job.call();
      return new Outcome(name, null);
    } catch (Throwable e) {
      return new Outcome(name, e);
    }
  }
}
