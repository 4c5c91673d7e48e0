package workbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.InvalidInputException;

/** A small course in a folder of its own: one module, one exercise, a few answers. */
public final class ToyCourse {
  public static final String RIGHT = "return 2;";

  /** The source of the test vocabulary. */
  public static final String SUPPORT = "vocabulary/src/main/java/workbook/support";

  private static final String MODULE = "02-race-conditions";

  /** The module's copy of the test vocabulary. */
  public static final String SUPPORT_COPY = MODULE + "/src/test/java/workbook/support";

  private final Path root;

  public ToyCourse(Path root) {
    this.root = root;
    copyVocabulary();
    write(
        MODULE + "/src/main/java/workbook/races/Toy.java", toy("// TODO 1: say two", "return 1;"));
    write(
        MODULE + "/src/test/java/workbook/races/ToyTest.java",
        """
        package workbook.races;

        import static org.assertj.core.api.Assertions.assertThat;

        import org.junit.jupiter.api.DisplayName;
        import org.junit.jupiter.api.Test;
        import workbook.support.Exercise;
        import workbook.support.Story;

        @DisplayName("Exercise 1 · Toy")
        @Exercise(module = "02-race-conditions", number = 1)
        class ToyTest {
          @Test
          @DisplayName("1.1 it says two")
          void saysTwo(Story story) {
            int said = new Toy().two();
            assertThat(said).withFailMessage("expected 2, was %d", said).isEqualTo(2);
          }

          @Test
          @DisplayName("1.2 it says two again")
          void saysTwoAgain(Story story) {
            int said = story.start("asker", new Toy()::two).result();
            assertThat(said).withFailMessage("expected 2, was %d", said).isEqualTo(2);
          }
        }
        """);
    write("solutions/src/main/java/workbook/races/Toy.java", toy("// 1: two", RIGHT));
    answer("alternatives", "sum", "Approach: a sum.\nRight because: 1 + 1 is 2.", "return 1 + 1;");
    for (String number : new String[] {"3", "4", "5", "6", "7"}) {
      mistake("says-" + number, "saysTwo, saysTwoAgain", "return " + number + ";");
    }
    write(
        MODULE + "/README.md",
        """
        # Toys

        ## Exercises

        | # | Exercise | Level | What it is about |
        | --- | --- | --- | --- |
        | 1 | [Toy](src/main/java/workbook/races/Toy.java) | ★ | two |

        ## Hints

        ### Exercise 1: Toy

        <details><summary>Hint 1: the idea</summary>

        Two.

        </details>

        <details><summary>Hint 2: the tool</summary>

        Two.

        </details>

        <details><summary>Hint 3: the shape</summary>

        Two.

        </details>
        """);
    StringBuilder quiz = new StringBuilder("# Quiz: toys\n");
    for (int i = 1; i <= 10; i++) {
      quiz.append(question(i, "System.out.println(" + i + ");", "" + i));
    }
    write(MODULE + "/QUIZ.md", quiz.toString());
  }

  /** A question whose right answer is A. */
  public static String question(int number, String code, String right) {
    return """

        ## %d. What can this print?

        ```java
        %s
        ```

        - [ ] A. `%s`
        - [ ] B. `nothing`
        - [ ] C. `-1`

        <details><summary>Answer</summary>

        **Right: A**

        - **A**: it does.
        - **B**: no.
        - **C**: no.

        </details>
        """
        .formatted(number, code, right);
  }

  /** Puts a mistake into the catalogue; the body is that of {@code int two()}. */
  public Path mistake(String name, String caughtBy, String body) {
    return answer(
        "mistakes",
        name,
        "Mistake: wrong.\nLooks right because: of something.\nCaught by: " + caughtBy,
        body);
  }

  /** Puts an answer into the catalogue. */
  public Path answer(String part, String name, String header, String body) {
    String comment =
        header.isEmpty() ? "" : "/*\n" + header.indent(1).replaceAll("(?m)^ ", " * ") + " */\n";
    return write(
        "solutions/" + part + "/" + MODULE + "/Toy/" + name + "/Toy.java", comment + toy("", body));
  }

  public Path write(String file, String text) {
    try {
      Path path = root.resolve(file);
      Files.createDirectories(path.getParent());
      return Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Course load() throws InvalidInputException {
    return Course.load(root);
  }

  public Exercise toy() throws InvalidInputException {
    return load().exercises().get(0);
  }

  public Path root() {
    return root;
  }

  private static String toy(String comment, String body) {
    return """
        package workbook.races;

        public class Toy {
          public int two() {
            %s
            %s
          }
        }
        """
        .formatted(comment, body);
  }

  private void copyVocabulary() {
    copyFromRealCourse(SUPPORT, SUPPORT);
    copyFromRealCourse(SUPPORT, SUPPORT_COPY);
    copyFromRealCourse(MODULE + "/src/test/resources", MODULE + "/src/test/resources");
  }

  private void copyFromRealCourse(String from, String to) {
    Path folder = Path.of("..").resolve(from);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        write(to + "/" + folder.relativize(file), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
