package workbook.support;

/** The failure of a schedule, with what the learner gets to see of it. */
@SuppressWarnings("serial")
final class Finding extends AssertionError {
  final transient String table;
  final transient String code;

  Finding(AssertionError failure, String table, String code) {
    super(failure.getMessage(), failure.getCause());
    setStackTrace(failure.getStackTrace());
    this.table = table;
    this.code = code;
  }
}
