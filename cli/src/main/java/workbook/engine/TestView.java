package workbook.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;

/**
 * What tests name and extend, and so what they may notice in an answer. Immutable.
 *
 * @param words every word in their sources
 * @param extended every class that they extend, and every interface
 */
record TestView(Set<String> words, Set<String> extended) {
  private static final Pattern WORD =
      Pattern.compile("\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*");

  /** What {@code try} and {@code for} call without naming it. */
  private static final Set<String> CALLED_UNNAMED = Set.of("close", "iterator");

  static TestView of(List<Path> sources, Path classes) throws IOException {
    Set<String> words = new HashSet<>(CALLED_UNNAMED);
    for (Path source : sources) {
      WORD.matcher(Files.readString(source)).results().map(MatchResult::group).forEach(words::add);
    }
    Set<String> extended = new HashSet<>();
    for (Path file : Api.classFiles(classes)) {
      ClassReader reader = new ClassReader(Files.readAllBytes(file));
      extended.add(reader.getSuperName());
      extended.addAll(List.of(reader.getInterfaces()));
    }
    return new TestView(words, extended);
  }
}
