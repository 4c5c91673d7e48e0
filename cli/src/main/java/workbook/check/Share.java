package workbook.check;

/**
 * One of several equal parts of the mistakes, for several machines or JDKs that share the work. The
 * same one each time. Immutable.
 *
 * @param number from 1 to {@code of}
 */
public record Share(int number, int of) {
  public static final Share ALL = new Share(1, 1);

  /**
   * Reads a text such as {@code 1/2}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Share parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length == 2) {
      try {
        int number = Integer.parseInt(parts[0]);
        int of = Integer.parseInt(parts[1]);
        if (number >= 1 && number <= of) {
          return new Share(number, of);
        }
      } catch (NumberFormatException e) {
        // said below
      }
    }
    throw new IllegalArgumentException("a share is written as 1/2 or 2/2, not " + text);
  }

  /** Whether the mistake at this index belongs to it. */
  boolean contains(int index) {
    return index % of == number - 1;
  }

  @Override
  public String toString() {
    return number + "/" + of;
  }
}
