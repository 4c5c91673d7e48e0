package workbook.engine;

import java.util.Optional;

/**
 * The result of one test. Immutable.
 *
 * @param method the name of the test's method
 * @param message what a learner would read; empty if it passed
 * @param exploration what the test explored; empty if it is of another sort
 */
public record TestResult(
    String method, Verdict verdict, String message, Optional<Exploration> exploration) {
  /** The result of a test that has explored nothing. */
  public TestResult(String method, Verdict verdict, String message) {
    this(method, verdict, message, Optional.empty());
  }
}
