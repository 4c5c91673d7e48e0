package workbook.course;

import java.nio.file.Path;
import java.util.List;

/**
 * A module that learners work in. Immutable.
 *
 * @param folder such as {@code 02-race-conditions}, with the root in front
 */
public record CourseModule(Path folder, List<Exercise> exercises) {
  public CourseModule {
    exercises = List.copyOf(exercises);
  }

  public String name() {
    return folder.getFileName().toString();
  }

  /** The copy of the test vocabulary. */
  public Path support() {
    return testJava().resolve(Course.SUPPORT);
  }

  Path mainJava() {
    return folder.resolve(Path.of("src", "main", "java"));
  }

  Path testJava() {
    return folder.resolve(Path.of("src", "test", "java"));
  }

  public Path testResources() {
    return folder.resolve(Path.of("src", "test", "resources"));
  }
}
