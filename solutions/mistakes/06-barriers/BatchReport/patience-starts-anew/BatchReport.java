/*
 * Mistake: each part that is through gives the manager new patience.
 * Looks right because: no single wait is longer than the limit.
 * Caught by: theLimitIsForAllParts
 */
package workbook.barriers;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    Map<String, Outcome> outcomes = new HashMap<>();
    for (Part part : parts) {
      put(outcomes, part, Outcome.MISSING);
      clerks.execute(() -> write(part, outcomes));
    }
    synchronized (outcomes) {
      boolean woken = limit.toNanos() > 0;
      while (woken && outcomes.containsValue(Outcome.MISSING)) {
        long begin = System.nanoTime();
        TimeUnit.NANOSECONDS.timedWait(outcomes, limit.toNanos());
        woken = System.nanoTime() - begin < limit.toNanos();
      }
      return Map.copyOf(outcomes);
    }
  }

  private static void write(Part part, Map<String, Outcome> outcomes) {
    try {
      part.write();
      put(outcomes, part, Outcome.WRITTEN);
    } catch (RuntimeException | Error e) {
      put(outcomes, part, Outcome.FAILED);
    }
  }

  private static void put(Map<String, Outcome> outcomes, Part part, Outcome outcome) {
    synchronized (outcomes) {
      outcomes.put(part.name(), outcome);
      outcomes.notifyAll();
    }
  }
}
