/*
 * Mistake: two reports that are made at once share the outcomes and the latch.
 * Looks right because: each report begins with a new map and a new latch.
 * Caught by: reportsShareNothing
 */
package workbook.barriers;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

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
  private volatile Map<String, Outcome> outcomes;
  private volatile CountDownLatch through;

  public BatchReport(Executor clerks) {
    this.clerks = clerks;
  }

  public Map<String, Outcome> create(List<Part> parts, Duration limit) throws InterruptedException {
    outcomes = new ConcurrentHashMap<>();
    through = new CountDownLatch(parts.size());
    for (Part part : parts) {
      outcomes.put(part.name(), Outcome.MISSING);
      clerks.execute(
          () -> {
            try {
              part.write();
              outcomes.put(part.name(), Outcome.WRITTEN);
            } catch (RuntimeException | Error e) {
              outcomes.put(part.name(), Outcome.FAILED);
            } finally {
              through.countDown();
            }
          });
    }
    through.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    return Map.copyOf(outcomes);
  }
}
