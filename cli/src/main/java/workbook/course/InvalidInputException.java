package workbook.course;

import java.util.List;

/**
 * Something that was handed in cannot be used. Each problem is one sentence: what, where, and what
 * to do.
 */
public final class InvalidInputException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  public InvalidInputException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  public InvalidInputException(String problem) {
    this(List.of(problem));
  }

  /** One sentence for each problem; never empty. */
  public List<String> problems() {
    return problems;
  }
}
