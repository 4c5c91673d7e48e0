package workbook.engine;

/**
 * The result of one test. Immutable.
 *
 * @param method the name of the test's method
 * @param message what a learner would read; empty if it passed
 */
public record TestResult(String method, Verdict verdict, String message) {}
