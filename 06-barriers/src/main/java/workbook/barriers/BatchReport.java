package workbook.barriers;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

/**
 * The report of the day. Its parts are written by the bank's clerks, several at the same time, and
 * the manager waits for them. Right now the report is closed when the first part is through, a part
 * that fails leaves no trace, and one that never ends keeps the manager waiting for ever.
 *
 * <p>Run the tests, from the top folder:
 *
 * <pre>./mvnw test -pl 06-barriers -Dtest=BatchReportTest</pre>
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
    // TODO 1: the first part that is through closes the report
    CountDownLatch through = new CountDownLatch(1);
    for (Part part : parts) {
      outcomes.put(part.name(), Outcome.MISSING);
      clerks.execute(
          () -> {
            // TODO 2: when this throws, nobody learns of it
            part.write();
            outcomes.put(part.name(), Outcome.WRITTEN);
            through.countDown();
          });
    }
    // TODO 3: this may take longer than the manager wants to wait
    through.await();
    return Map.copyOf(outcomes);
  }
}
