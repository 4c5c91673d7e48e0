/*
 * Mistake: without a limit the manager waits for ever.
 * Looks right because: wait() ends when its time is over.
 * Caught by: aShortLimitIsWaitedFor
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
      while (outcomes.containsValue(Outcome.MISSING)) {
        outcomes.wait(Math.max(0, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
        if (end - System.nanoTime() < 0) {
          break;
        }
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
