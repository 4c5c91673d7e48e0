package workbook.engine;

/**
 * A test as its class declares it. Immutable.
 *
 * @param displayName starts with its number, such as {@code 1.2}
 */
public record TestSpec(String method, String displayName) {
  /** The number in front of the display name, or an empty text. */
  public String number() {
    return displayName.matches("\\d+\\.\\d+ .*") ? displayName.split(" ")[0] : "";
  }

  /** The number of the TODO that the test belongs to, or 0. */
  public int todo() {
    return number().isEmpty() ? 0 : Integer.parseInt(number().replaceFirst("\\..*", ""));
  }
}
