/*
 * Approach: a plain map and its monitor; the manager waits while anything is missing and time is left.
 * Right because: all access to the map holds its monitor, and each outcome wakes the manager, who looks again.
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
    long end = System.nanoTime() + limit.toNanos();
    Map<String, Outcome> outcomes = new HashMap<>();
    for (Part part : parts) {
      put(outcomes, part, Outcome.MISSING);
      clerks.execute(() -> write(part, outcomes));
    }
    synchronized (outcomes) {
      long left = end - System.nanoTime();
      while (left > 0 && outcomes.containsValue(Outcome.MISSING)) {
        TimeUnit.NANOSECONDS.timedWait(outcomes, left);
        left = end - System.nanoTime();
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
