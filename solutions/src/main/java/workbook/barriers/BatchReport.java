package workbook.barriers;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * The report of the day. Its parts are written by the bank's clerks, several at the same time, and
 * the manager waits at a latch until all of them are through or the time is over.
 *
 * <p>Thread-safe if the executor is. {@link #create} blocks until all parts are through, for the
 * limit at most, or until it is interrupted; parts that are not through go on in any case.
 */
public class BatchReport {
  public interface Part {
    String name();

    /** Takes its time, and may throw an exception or an error: then it has failed. */
    void write();
  }

  /** What has become of a part when the report is closed; missing means that it is not through. */
  public enum Outcome {
    WRITTEN,
    FAILED,
    MISSING
  }

  private final Executor clerks;

  /** If there are too few clerks, the executor has the manager write a part himself. */
  public BatchReport(Executor clerks) {
    this.clerks = clerks;
  }

  /**
   * Gives all parts to the clerks, and closes the report when they are through or the limit is
   * over; until then the manager sleeps. Says what has become of each part, and does not change any
   * more. Parts that are late are written all the same, and nobody disturbs them. All parts of a
   * report have different names; several reports may be made at once.
   *
   * @param limit how long the manager waits at most; not at all, if it is zero or negative
   * @throws InterruptedException if the manager is interrupted while he waits; the parts go on then
   */
  public Map<String, Outcome> create(List<Part> parts, Duration limit) throws InterruptedException {
    Map<String, Outcome> outcomes = new ConcurrentHashMap<>();
    // 1: one count for each part
    CountDownLatch through = new CountDownLatch(parts.size());
    for (Part part : parts) {
      outcomes.put(part.name(), Outcome.MISSING);
      clerks.execute(
          () -> {
            // 2: the latch only counts, so the outcome is kept beside it, and before it is counted
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
    // 3: whether all came or the time is over, the outcomes tell; a copy does not change any more
    through.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    return Map.copyOf(outcomes);
  }
}
