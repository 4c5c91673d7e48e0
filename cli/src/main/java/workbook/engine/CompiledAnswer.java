package workbook.engine;

import java.nio.file.Path;
import java.util.List;
import workbook.course.Answer;
import workbook.course.Exercise;

/**
 * An answer, compiled together with the tests of its exercise. Immutable.
 *
 * @param errors what the compiler said, or an empty text
 * @param warnings what the compiler warns of in the answer's own file, one line each
 * @param tests the tests that must report when the answer is judged
 */
public record CompiledAnswer(
    Exercise exercise,
    Answer answer,
    Path classes,
    String errors,
    List<String> warnings,
    List<TestSpec> tests) {
  public boolean compiles() {
    return errors.isEmpty();
  }
}
