/*
 * Mistake: two clerks count at the same time, and one of the counts is lost.
 * Looks right because: the number is volatile, so everybody sees it.
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

  private static final class Count {
    private volatile int left;
  }

  public Map<String, Outcome> create(List<Part> parts, Duration limit) throws InterruptedException {
    Map<String, Outcome> outcomes = new ConcurrentHashMap<>();
    Count count = new Count();
    count.left = parts.size();
    CountDownLatch through = new CountDownLatch(parts.isEmpty() ? 0 : 1);
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
              count.left--;
              if (count.left == 0) {
                through.countDown();
              }
            }
          });
    }
    through.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    return Map.copyOf(outcomes);
  }
}
