/*
 * Approach: a permit for each part that is through; the manager takes them all at once.
 * Right because: no permit comes before its outcome, and a copy of the map does not change.
 */
package workbook.barriers;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
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

  public BatchReport(Executor clerks) {
    this.clerks = clerks;
  }

  public Map<String, Outcome> create(List<Part> parts, Duration limit) throws InterruptedException {
    Map<String, Outcome> outcomes = new ConcurrentHashMap<>();
    Semaphore through = new Semaphore(0);
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
              through.release();
            }
          });
    }
    through.tryAcquire(parts.size(), limit.toNanos(), TimeUnit.NANOSECONDS);
    return Map.copyOf(outcomes);
  }
}
