/*
 * Mistake: near the end of the clock a long limit is over at once.
 * Looks right because: now is before the end until it is not.
 * Caught by: aLongLimitIsWaitedFor
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
      while (System.nanoTime() < end && outcomes.containsValue(Outcome.MISSING)) {
        TimeUnit.NANOSECONDS.timedWait(outcomes, end - System.nanoTime());
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
