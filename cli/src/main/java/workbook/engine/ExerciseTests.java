package workbook.engine;

import java.nio.file.Path;
import java.util.List;

/**
 * The tests of an exercise, compiled against its reference solution. Immutable.
 *
 * @param errors what the compiler said, or an empty text
 * @param classes the folder of their classes
 * @param specs the tests, sorted by their names; none if they do not compile
 * @param api what they can see of the reference
 * @param view how they look at it
 */
record ExerciseTests(String errors, Path classes, List<TestSpec> specs, Api api, TestView view) {
  ExerciseTests {
    specs = List.copyOf(specs);
  }

  /**
   * Whether the tests would have become the same classes if they had been compiled with this answer
   * instead of the reference.
   */
  boolean linkWith(Api answer) {
    return errors.isEmpty() && answer.canStandInFor(api, view);
  }
}
