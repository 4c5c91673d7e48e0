package workbook.check;

/** Something that is wrong with the course: one sentence that says where and what. Immutable. */
public record Finding(String where, String what) {
  @Override
  public String toString() {
    return where + ": " + what;
  }
}
