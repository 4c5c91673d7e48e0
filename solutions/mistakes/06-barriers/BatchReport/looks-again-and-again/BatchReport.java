/*
 * Mistake: the manager does not sleep until the parts are through, but looks again and again.
 * Looks right because: between two looks there is a pause.
 * Caught by: allPartsAreWrittenAtTheSameTime
 */
package workbook.barriers;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

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
              outcomes.put(part.name(), Outcome.WRITTEN);
            } catch (RuntimeException | Error e) {
              outcomes.put(part.name(), Outcome.FAILED);
            } finally {
              through.countDown();
            }
          });
    }
    long end = System.nanoTime() + limit.toNanos();
    while (through.getCount() > 0 && end - System.nanoTime() > 0) {
      Thread.sleep(5);
    }
    return Map.copyOf(outcomes);
  }
}
