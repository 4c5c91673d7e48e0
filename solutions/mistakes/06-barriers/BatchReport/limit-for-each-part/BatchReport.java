/*
 * Mistake: each part that is missing costs the whole limit.
 * Looks right because: no single wait is longer than the limit.
 * Caught by: theLimitIsForAllParts
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
    Map<String, FutureTask<Outcome>> tasks = new HashMap<>();
    for (Part part : parts) {
      FutureTask<Outcome> task = new FutureTask<>(part::write, Outcome.WRITTEN);
      tasks.put(part.name(), task);
      clerks.execute(task);
    }
    Map<String, Outcome> outcomes = new HashMap<>();
    for (String name : tasks.keySet()) {
      outcomes.put(name, outcome(tasks.get(name), limit.toNanos()));
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
