package workbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.ToyCourse;

@DisplayName("The command")
class MainTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private ToyCourse toys;

  @BeforeEach
  void makeCourse() {
    toys = new ToyCourse(folder);
  }

  private int check(String... more) {
    String[] args = new String[more.length + 3];
    args[0] = "check";
    args[1] = "--course";
    args[2] = folder.toString();
    System.arraycopy(more, 0, args, 3, more.length);
    return Main.run(new PrintWriter(out), new PrintWriter(err, true), args);
  }

  @Test
  @DisplayName("ends with 0 and a table when nothing is found")
  void fine() {
    assertThat(check("--repeat", "2")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("02/Toy", "4/4 (2)", "10/10 (5)", "Nothing found.");
    assertThat(out.toString())
        .contains("A EVERY_ORDER   B INTERRUPTS", "Not checked, without a file in solutions/kinds:")
        .containsPattern("02/Toy( +\\?){13}\\R");
    assertThat(out.toString().lines()).allMatch(line -> line.length() <= 120);
  }

  @Test
  @DisplayName("ends with 1 and a sentence for each finding")
  void findings() {
    toys.mistake("right-after-all", "saysTwo", ToyCourse.RIGHT);

    assertThat(check("--only", "Toy")).isEqualTo(1);
    assertThat(out.toString())
        .contains("02/Toy right-after-all: a wrong answer is not caught", "1 finding.");
  }

  @Test
  @DisplayName("ends with 2 and one sentence for a name that it does not know")
  void unknownExercise() {
    assertThat(check("--only", "Tey")).isEqualTo(2);
    assertThat(err.toString().strip())
        .isEqualTo("There is no exercise or module \"Tey\": did you mean \"Toy\"?");
  }

  @Test
  @DisplayName("ends with 2 for numbers that make no sense")
  void senselessNumbers() {
    assertThat(check("--repeat", "0")).isEqualTo(2);
    assertThat(check("--cores", "0")).isEqualTo(2);
    assertThat(check("--share", "3/2")).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "--repeat needs a number of 1 or more",
            "--cores needs a number from 1",
            "a share is written as 1/2 or 2/2, not 3/2");
  }

  @Test
  @DisplayName("judges a share of the mistakes, and all other answers")
  void share() {
    assertThat(check("--share", "2/2")).as(out.toString()).isZero();
    assertThat(out.toString())
        .contains("2/2 (2)                2/2 (2)", "Of the mistakes, share 2/2 was judged.");
  }

  @Test
  @DisplayName("ends with 2 for a folder that is no course")
  void noCourse() {
    assertThat(
            Main.run(
                new PrintWriter(out),
                new PrintWriter(err, true),
                "check",
                "--course",
                folder.resolve("nowhere").toString()))
        .isEqualTo(2);
    assertThat(err.toString()).contains("nowhere is not a folder");
  }

  @Test
  @DisplayName("publishes what it has measured, and only that")
  void publishes() throws Exception {
    assertThat(check("--publish")).as(err.toString()).isZero();

    assertThat(Files.readString(folder.resolve("trust/README.md")))
        .contains(
            "<details><summary>02/Toy: 2 tests, 7 answers</summary>",
            "| exercise | EVERY_ORDER |",
            "| says-3 | `saysTwo, saysTwoAgain` | 1/1 |",
            "| sum | (a right answer) | 1/1 |");
  }

  @Test
  @DisplayName("adds up what was measured with the same sources, and leaves out the rest")
  void publishesAgain() throws Exception {
    check("--publish");
    check("--publish", "--answers", "RIGHT", "--repeat", "2");

    assertThat(Files.readString(folder.resolve("trust/README.md")))
        .contains(" | 1 to 3 | ", "| says-3 | `saysTwo, saysTwoAgain` | 1/1 |")
        .contains("| sum | (a right answer) | 3/3 |");
    Path sum =
        folder.resolve(Path.of("solutions", "alternatives", "02-race-conditions", "Toy", "sum"));
    Path source = sum.resolve("Toy.java");
    Files.writeString(source, Files.readString(source) + "// other source\n");
    check("--publish", "--answers", "MISTAKES");

    assertThat(Files.readString(folder.resolve("trust/README.md")))
        .contains("| says-3 | `saysTwo, saysTwoAgain` | 2/2 |")
        .doesNotContain("| sum |");
  }

  @Test
  @DisplayName("merges what other machines have published, once, however often it is asked to")
  void merges() throws Exception {
    check("--publish", "--answers", "RIGHT");
    Path other = Files.move(folder.resolve("trust"), folder.resolve("other"));
    check("--publish", "--answers", "MISTAKES");

    assertThat(check("--merge", other.toString())).as(err.toString()).isZero();
    assertThat(check("--merge", other.toString())).as(err.toString()).isZero();

    assertThat(Files.readString(folder.resolve("trust/README.md")))
        .contains("| sum | (a right answer) | 1/1 |", "| says-3 | `saysTwo, saysTwoAgain` | 1/1 |");
    assertThat(check("--merge", other.toString(), "--merge", other.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("that another folder has measured, too");
    assertThat(check("--merge", folder.resolve("solutions").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("holds no measurement");
  }

  @Test
  @DisplayName("shows how much a test has explored, and whether its budget ran out")
  void explorations() throws Exception {
    Path tests = folder.resolve("02-race-conditions/src/test/java/workbook/races/ToyTest.java");
    String source = Files.readString(tests);
    String report =
        "void saysTwo(Story story, org.junit.jupiter.api.TestReporter reporter) {\n"
            + "reporter.publishEntry(\"schedules\", \"42\");\n"
            + "reporter.publishEntry(\n"
            + "java.util.Map.of(\"complete\", \"false\", \"millis\", \"7\"));";
    Files.writeString(tests, source.replace("void saysTwo(Story story) {", report));

    assertThat(check("--publish", "--answers", "RIGHT")).as(out.toString()).isZero();
    check("--publish", "--answers", "RIGHT");

    assertThat(out.toString())
        .contains("Explored: 02/Toy saysTwo, 42 schedules in 7 ms, budget ran out");
    assertThat(Files.readString(folder.resolve("trust/README.md")))
        .contains("Budget ran out before all schedules were done: `saysTwo`.");
  }

  private int sync() {
    String[] args = {"sync", "--course", folder.toString()};
    return Main.run(new PrintWriter(out), new PrintWriter(err, true), args);
  }

  @Test
  @DisplayName("copies the vocabulary into the modules, and says what it changed")
  void syncs() throws Exception {
    toys.write(ToyCourse.SUPPORT + "/Added.java", "new");
    toys.write(ToyCourse.SUPPORT_COPY + "/Story.java", "changed");
    Path removed = toys.write(ToyCourse.SUPPORT_COPY + "/Removed.java", "old");

    assertThat(sync()).as(err.toString()).isZero();

    assertThat(out.toString().replace('\\', '/').lines())
        .containsExactly(
            "added    " + ToyCourse.SUPPORT_COPY + "/Added.java",
            "removed  " + ToyCourse.SUPPORT_COPY + "/Removed.java",
            "changed  " + ToyCourse.SUPPORT_COPY + "/Story.java");
    assertThat(folder.resolve(ToyCourse.SUPPORT_COPY + "/Added.java")).hasContent("new");
    assertThat(folder.resolve(ToyCourse.SUPPORT_COPY + "/Story.java"))
        .hasSameTextualContentAs(folder.resolve(ToyCourse.SUPPORT + "/Story.java"));
    assertThat(removed).doesNotExist();
  }

  @Test
  @DisplayName("leaves the vocabulary alone where all is the same, even in a broken catalogue")
  void nothingToSync() {
    toys.answer("mistakes", "bare", "", "return 0;");

    assertThat(sync()).as(err.toString()).isZero();
    assertThat(out.toString().strip())
        .isEqualTo("Every copy of the test vocabulary is up to date.");
  }

  @Test
  @DisplayName("refuses to empty the copies when the vocabulary is not where it should be")
  void noVocabulary() throws Exception {
    Files.move(folder.resolve("vocabulary"), folder.resolve("elsewhere"));

    assertThat(sync()).isEqualTo(2);
    assertThat(err.toString()).contains("is missing or empty");
    assertThat(folder.resolve(ToyCourse.SUPPORT_COPY + "/Story.java")).exists();
  }

  @Test
  @DisplayName("shows how often a mistake is caught that no test catches for sure")
  void unprovedMistakes() throws Exception {
    String header = "Mistake: none.\nLooks right because: it is.\nNot caught because: of that.";
    toys.answer("unproved", "says-2", header, "return 2;");

    assertThat(check("--publish", "--repeat", "2")).as(out.toString()).isZero();

    assertThat(out.toString()).contains("Not caught for sure: 02/Toy says-2, in 0 of 2 runs");
    assertThat(Files.readString(folder.resolve("trust/README.md")))
        .contains("| says-2 | (no test for sure: of that.) | 0/2 |");
  }
}
