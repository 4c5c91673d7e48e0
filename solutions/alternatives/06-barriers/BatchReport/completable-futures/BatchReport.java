/*
 * Approach: a CompletableFuture for each part, whose failure becomes a value, and allOf to wait for them.
 * Right because: allOf waits for all, failed or not, and a future that is not done has the value "missing".
 */
package workbook.barriers;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
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
    Map<String, CompletableFuture<Outcome>> futures = new HashMap<>();
    for (Part part : parts) {
      futures.put(
          part.name(),
          CompletableFuture.runAsync(part::write, clerks)
              .handle((nothing, e) -> e == null ? Outcome.WRITTEN : Outcome.FAILED));
    }
    try {
      CompletableFuture.allOf(futures.values().toArray(new CompletableFuture<?>[0]))
          .get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      // then some are missing
    } catch (ExecutionException e) {
      throw new AssertionError("failures are values here", e);
    }
    Map<String, Outcome> outcomes = new HashMap<>();
    futures.forEach((name, future) -> outcomes.put(name, future.getNow(Outcome.MISSING)));
    return outcomes;
  }
}
