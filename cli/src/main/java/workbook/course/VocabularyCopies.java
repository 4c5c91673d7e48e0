package workbook.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The test vocabulary and its copies: it has one source, and each module a copy, since a module
 * works alone. Immutable; it looks at the disk anew whenever it is asked.
 *
 * @param root the folder of the course
 */
public record VocabularyCopies(Path root) {
  /** What must become of a file of a copy. */
  public enum Change {
    ADDED("it is missing, and should be the same as"),
    CHANGED("it should be the same as"),
    REMOVED("it should not be there, since there is no");

    private final String problem;

    Change(String problem) {
      this.problem = problem;
    }
  }

  /**
   * A file of a copy that is not as the source says. Immutable.
   *
   * @param file its path, with the root in front
   * @param source the file that it should be the same as; there is none if it is to be removed
   */
  public record Difference(Change change, Path file, Path source) {
    /** What is wrong: a sentence that ends with the source. */
    public String problem() {
      return change.problem;
    }

    /** Makes the file as it should be. */
    void mend() throws IOException {
      if (change == Change.REMOVED) {
        Files.delete(file);
      } else {
        Files.createDirectories(file.getParent());
        Files.write(file, Files.readAllBytes(source));
      }
    }
  }

  /** The folder that all copies are made from. */
  public Path source() {
    return root.resolve(Path.of("vocabulary", "src", "main", "java")).resolve(Course.SUPPORT);
  }

  /** The source's files, sorted by name; fails if there are none. */
  public List<Path> sources() throws InvalidInputException {
    List<Path> files = Course.list(source());
    if (files.isEmpty()) {
      throw new InvalidInputException(
          source() + " is missing or empty: the test vocabulary should lie there.");
    }
    return files;
  }

  /** Where a module's copy is not the same as the source, byte for byte. */
  public List<Difference> differences(CourseModule module)
      throws IOException, InvalidInputException {
    Set<String> names = new TreeSet<>();
    sources().forEach(file -> names.add(file.getFileName().toString()));
    Course.list(module.support()).forEach(file -> names.add(file.getFileName().toString()));
    List<Difference> differences = new ArrayList<>();
    for (String name : names) {
      Path source = source().resolve(name);
      Path copy = module.support().resolve(name);
      if (!Files.exists(copy)) {
        differences.add(new Difference(Change.ADDED, copy, source));
      } else if (!Files.exists(source)) {
        differences.add(new Difference(Change.REMOVED, copy, source));
      } else if (Files.mismatch(source, copy) >= 0) {
        differences.add(new Difference(Change.CHANGED, copy, source));
      }
    }
    return differences;
  }

  /** Makes a module's copy the same as the source; returns what it had to do. */
  public List<Difference> sync(CourseModule module) throws IOException, InvalidInputException {
    List<Difference> differences = differences(module);
    for (Difference difference : differences) {
      difference.mend();
    }
    return differences;
  }
}
