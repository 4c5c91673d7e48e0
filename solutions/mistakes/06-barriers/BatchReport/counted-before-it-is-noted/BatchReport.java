/*
 * Mistake: a part is counted before its outcome is written down, and may be missing in the report.
 * Looks right because: both are done in any case, one right after the other.
 * Caught by: theReportWaitsForEveryPart
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

  public BatchReport(Executor clerks) {
    this.clerks = clerks;
  }

  public Map<String, Outcome> create(List<Part> parts, Duration limit) throws InterruptedException {
    Map<String, Outcome> outcomes = new ConcurrentHashMap<>();
    CountDownLatch through = new CountDownLatch(parts.size());
    for (Part part : parts) {
      outcomes.put(part.name(), Outcome.MISSING);
      clerks.execute(
          () -> {
            try {
              part.write();
              through.countDown();
              outcomes.put(part.name(), Outcome.WRITTEN);
            } catch (RuntimeException | Error e) {
              through.countDown();
              outcomes.put(part.name(), Outcome.FAILED);
            }
          });
    }
    through.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    return Map.copyOf(outcomes);
  }
}
