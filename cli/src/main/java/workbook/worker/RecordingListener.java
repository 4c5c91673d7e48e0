package workbook.worker;

import java.util.concurrent.TimeoutException;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Turns JUnit's events into records, one when a test begins, one for each value that it reports,
 * and one when it ends.
 */
final class RecordingListener implements TestExecutionListener {
  private final Records records;

  RecordingListener(Records records) {
    this.records = records;
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    if (test.isTest()) {
      records.write(Record.Kind.STARTED, methodOf(test));
    }
  }

  @Override
  public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
    entry
        .getKeyValuePairs()
        .forEach((key, value) -> records.write(Record.Kind.REPORTED, methodOf(test), key, value));
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isTest()) {
      Throwable thrown = result.getThrowable().orElse(null);
      records.write(Record.Kind.FINISHED, methodOf(test), verdict(result), message(thrown));
    }
  }

  private static String verdict(TestExecutionResult result) {
    if (result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
      return "PASSED";
    }
    return result.getThrowable().orElse(null) instanceof TimeoutException ? "TIMED_OUT" : "FAILED";
  }

  private static String message(Throwable thrown) {
    if (thrown == null) {
      return "";
    }
    String message;
    try {
      message = String.valueOf(thrown.getMessage());
    } catch (Throwable e) { // the exception may be the learner's own
      message = "its message cannot be read";
    }
    return thrown instanceof AssertionError
        ? message
        : thrown.getClass().getName() + ": " + message;
  }

  private static String methodOf(TestIdentifier test) {
    return test.getSource()
        .filter(MethodSource.class::isInstance)
        .map(source -> ((MethodSource) source).getMethodName())
        .orElse(test.getDisplayName());
  }
}
