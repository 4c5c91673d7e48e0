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
 * <p>Run the tests, in the folder of the module: {@code mvn test -Dtest=BatchReportTest}
 */
public class BatchReport {
  public interface Part {
    String name();

    /** Takes its time, and may throw. */
    void write();
  }

  /** What has become of a part when the report is closed; missing means that it is not through. */
  public enum Outcome {
    WRITTEN,
    FAILED,
    MISSING
  }

  private final Executor clerks;

  /** If there are too few clerks, the manager writes a part himself. */
  public BatchReport(Executor clerks) {
    this.clerks = clerks;
  }

  /**
   * Gives all parts to the clerks, and closes the report when they are through or the limit is
   * over. Says what has become of each part until then; all parts have different names.
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
