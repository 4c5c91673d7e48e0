package workbook.engine;

/** What became of one test. Only {@link #PASSED} is passed: the absence of a result never is. */
public enum Verdict {
  PASSED("passed"),
  FAILED("failed"),
  TIMED_OUT("timed out"),
  CRASHED("ended the JVM"),
  NOT_RUN("was not run"),
  COMPILE_ERROR("does not compile");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
