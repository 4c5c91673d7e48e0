package workbook.engine;

import java.nio.file.Path;
import java.util.List;

/**
 * An answer, ready to be judged by the tests of its exercise. Immutable.
 *
 * @param classPath the folders that hold its classes and those of the tests
 * @param errors what the compiler said, or an empty text
 * @param warnings what the compiler warns of in the answer's own file, one line each
 * @param tests the tests that must report when the answer is judged
 */
public record CompiledAnswer(
    Submission submission,
    List<Path> classPath,
    String errors,
    List<String> warnings,
    List<TestSpec> tests) {
  public CompiledAnswer {
    classPath = List.copyOf(classPath);
    warnings = List.copyOf(warnings);
    tests = List.copyOf(tests);
  }

  public boolean compiles() {
    return errors.isEmpty();
  }
}
