/*
 * Approach: a FutureTask for each part; the manager asks one after the other, until the time is over.
 * Right because: a future keeps the outcome, and the time that is left shrinks from one part to the next.
 */
package workbook.barriers;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

public class BatchReport {
  public interface Part {
    String name();

    void write();
  }

  public enum Outcome {
    WRITTEN,
    FAILED,
    MISSING
  }

  private final Executor clerks;

  public BatchReport(Executor clerks) {
    this.clerks = clerks;
  }

  public Map<String, Outcome> create(List<Part> parts, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    Map<String, FutureTask<Outcome>> tasks = new HashMap<>();
    for (Part part : parts) {
      FutureTask<Outcome> task = new FutureTask<>(part::write, Outcome.WRITTEN);
      tasks.put(part.name(), task);
      clerks.execute(task);
    }
    Map<String, Outcome> outcomes = new HashMap<>();
    for (Map.Entry<String, FutureTask<Outcome>> task : tasks.entrySet()) {
      outcomes.put(task.getKey(), outcome(task.getValue(), end - System.nanoTime()));
    }
    return outcomes;
  }

  private static Outcome outcome(FutureTask<Outcome> task, long nanos) throws InterruptedException {
    try {
      return task.get(nanos, TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      return Outcome.FAILED;
    } catch (TimeoutException e) {
      return Outcome.MISSING;
    }
  }
}
