package workbook.engine;

import java.util.List;

/**
 * A test as its class declares it. Immutable.
 *
 * @param displayName starts with its number, such as {@code 1.2}
 * @param kinds the names of what it varies
 */
public record TestSpec(String method, String displayName, List<String> kinds) {
  public TestSpec {
    kinds = List.copyOf(kinds);
  }

  /** The number in front of the display name, or an empty text. */
  public String number() {
    return displayName.matches("\\d+\\.\\d+ .*") ? displayName.split(" ")[0] : "";
  }

  /** The number of the TODO that the test belongs to, or 0. */
  public int todo() {
    return number().isEmpty() ? 0 : Integer.parseInt(number().replaceFirst("\\..*", ""));
  }
}
