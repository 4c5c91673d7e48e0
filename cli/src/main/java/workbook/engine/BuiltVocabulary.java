package workbook.engine;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import workbook.course.Course;

/**
 * The test vocabulary that came with this command, sources and classes. To compile it takes
 * seconds, and nearly every course has that very one.
 */
final class BuiltVocabulary {
  private static final String FOLDER = "vocabulary";

  private BuiltVocabulary() {}

  /**
   * Puts the compiled vocabulary into a folder, if it was compiled from these sources.
   *
   * @return whether it was
   */
  static boolean copyTo(Path folder, List<Path> sources) throws IOException {
    Path place = Libraries.placeOf(BuiltVocabulary.class);
    if (Files.isDirectory(place)) {
      return copy(place.resolve(FOLDER), sources, folder);
    }
    try (FileSystem jar = FileSystems.newFileSystem(place)) {
      return copy(jar.getPath(FOLDER), sources, folder);
    }
  }

  private static boolean copy(Path from, List<Path> sources, Path folder) throws IOException {
    Path own = from.resolve(Course.SUPPORT.toString());
    if (!Files.isDirectory(own)) {
      return false;
    }
    for (Path source : sources) {
      Path twin = own.resolve(source.getFileName().toString());
      if (!Files.exists(twin) || Files.mismatch(source, twin) >= 0) {
        return false;
      }
    }
    Path target = Files.createDirectories(folder.resolve(Course.SUPPORT));
    try (Stream<Path> files = Files.list(own)) {
      List<Path> classes = files.filter(file -> file.toString().endsWith(".class")).toList();
      for (Path file : classes) {
        Files.copy(file, target.resolve(file.getFileName().toString()));
      }
      return !classes.isEmpty();
    }
  }
}
