package workbook.engine;

import java.nio.file.Path;
import java.util.List;
import workbook.course.Exercise;

/**
 * Code that is handed in for an exercise, wherever it comes from. Immutable.
 *
 * @param label names it in messages; it need not be unique
 * @param source the file that holds the exercise's class
 * @param sourcePath folders of sources; the file may use other types from there
 */
public record Submission(String label, Exercise exercise, Path source, List<Path> sourcePath) {
  public Submission {
    sourcePath = List.copyOf(sourcePath);
  }

  /** One file that stands alone, in whatever folder it lies. */
  public static Submission ofFile(String label, Exercise exercise, Path source) {
    return new Submission(label, exercise, source, List.of());
  }

  /** A tree of sources with the exercise's file at its place, such as {@code src/main/java}. */
  public static Submission ofTree(String label, Exercise exercise, Path tree) {
    Path source = tree.resolve(exercise.sourceInPackage());
    return new Submission(label, exercise, source, List.of(tree));
  }
}
