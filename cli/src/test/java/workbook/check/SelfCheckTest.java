package workbook.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.ToyCourse;
import workbook.course.Answer;
import workbook.course.Course;
import workbook.course.InvalidInputException;
import workbook.engine.Conditions;

@DisplayName("The check finds")
class SelfCheckTest {
  private static final String MODULE = "02-race-conditions/";
  private static final String STARTER = MODULE + "src/main/java/workbook/races/Toy.java";
  private static final String TESTS = MODULE + "src/test/java/workbook/races/ToyTest.java";

  @TempDir Path folder;
  private ToyCourse toys;

  @BeforeEach
  void makeCourse() {
    toys = new ToyCourse(folder);
  }

  private List<String> findings() throws Exception {
    Course course = toys.load();
    SelfCheck.Plan plan =
        new SelfCheck.Plan(
            course.exercises(),
            EnumSet.allOf(Answer.Kind.class),
            Share.ALL,
            1,
            250,
            1,
            Conditions.normal());
    return new SelfCheck(course, plan, new NoProgress())
        .run().findings().stream().map(Finding::toString).toList();
  }

  private void edit(String file, String old, String replacement) throws Exception {
    String text = Files.readString(folder.resolve(file));
    assertThat(text).contains(old);
    toys.write(file, text.replace(old, replacement));
  }

  @Test
  @DisplayName("nothing in a sound course")
  void nothing() throws Exception {
    assertThat(findings()).isEmpty();
  }

  @Test
  @DisplayName("a test that lost its assertion")
  void lostAssertion() throws Exception {
    edit(
        TESTS,
        "assertThat(said).withFailMessage(\"expected 2, was %d\", said).isEqualTo(2);\n  }\n\n",
        "  }\n\n");

    assertThat(findings())
        .contains("02/Toy says-3: a wrong answer is not caught by saysTwo: passed 1 of 1");
  }

  @Test
  @DisplayName("a right answer that is red")
  void redAlternative() throws Exception {
    toys.answer("alternatives", "three", "Approach: three.\nRight because: no.", "return 3;");

    assertThat(findings())
        .anyMatch(finding -> finding.startsWith("02/Toy three: a right answer is red, saysTwo"));
  }

  @Test
  @DisplayName("a starter that is green")
  void greenStarter() throws Exception {
    edit(STARTER, "return 1;", "return 2;");

    assertThat(findings()).containsExactly("02/Toy starter: no test of TODO 1 is red in every run");
  }

  @Test
  @DisplayName("a starter that is red for another reason")
  void surprisingStarter() throws Exception {
    edit(STARTER, "return 1;", "throw new IllegalStateException(\"oops\");");

    assertThat(findings())
        .anyMatch(
            finding -> finding.contains("is red for another reason") && finding.contains("oops"));
  }

  @Test
  @DisplayName("no fault in a stub that says which TODO it is")
  void stub() throws Exception {
    edit(STARTER, "return 1;", "throw new UnsupportedOperationException(\"TODO 1: say two\");");

    assertThat(findings()).isEmpty();
  }

  @Test
  @DisplayName("a starter that does not compile")
  void brokenStarter() throws Exception {
    edit(STARTER, "return 1;", "return one;");

    assertThat(findings())
        .anyMatch(finding -> finding.startsWith("02/Toy starter: it does not compile: line"));
  }

  @Test
  @DisplayName("a test that no mistake proves")
  void unprovedTest() throws Exception {
    for (int i = 3; i <= 7; i++) {
      toys.mistake("says-" + i, "saysTwo", "return " + i + ";");
    }

    assertThat(findings())
        .containsExactly(
            "02/Toy: no mistake is caught by saysTwoAgain, so nothing proves that it can fail");
  }

  @Test
  @DisplayName("numbers that do not agree")
  void numbers() throws Exception {
    edit(STARTER, "TODO 1", "TODO 2");
    edit(MODULE + "README.md", "| 1 | [Toy]", "| 3 | [Toy]");
    edit(TESTS, "number = 1", "number = 4");

    assertThat(String.join("\n", findings()))
        .contains("its TODOs should be numbered 1, 2, 3")
        .contains("starts with the number of no TODO")
        .contains("its number is 3 in the table")
        .contains("its test class needs @DisplayName");
  }

  @Test
  @DisplayName("hints that are missing, and files that belong to nothing")
  void hintsAndStrays() throws Exception {
    edit(MODULE + "README.md", "Hint 3: the shape", "Hint 4: the answer");
    toys.write(MODULE + "notes.txt", "");

    assertThat(String.join("\n", findings()))
        .contains("the hints should be")
        .contains("notes.txt: it belongs to no exercise");
  }

  /** Puts the toy under the matrix: its tests are of two kinds, and the others are explained. */
  private void explainKinds(String more) throws Exception {
    edit(TESTS, "import workbook.support.Exercise;", "import workbook.support.*;");
    edit(TESTS, "void saysTwo(", "@Kinds(Kind.SIZES) void saysTwo(");
    edit(TESTS, "void saysTwoAgain(", "@Kinds({Kind.SIZES, Kind.STATES}) void saysTwoAgain(");
    String kinds = Files.readString(folder.resolve(ToyCourse.SUPPORT + "/Kind.java"));
    StringBuilder reasons = new StringBuilder("Toy:\n");
    Pattern.compile("(?m)^  ([A-Z_]+),?$")
        .matcher(kinds)
        .results()
        .map(result -> result.group(1))
        .filter(kind -> !List.of("SIZES", "STATES", "TIMES").contains(kind))
        .forEach(kind -> reasons.append("  ").append(kind).append(": it is a toy\n"));
    toys.write("solutions/kinds/02-race-conditions.yaml", reasons + more);
  }

  @Test
  @DisplayName("nothing where each empty cell of the matrix is explained")
  void explainedKinds() throws Exception {
    explainKinds("  TIMES: it takes none");

    assertThat(findings()).isEmpty();
  }

  @Test
  @DisplayName("an empty cell of the matrix that nobody has explained")
  void unexplainedKind() throws Exception {
    explainKinds("");

    assertThat(findings())
        .singleElement()
        .asString()
        .startsWith("02/Toy: no test is of the kind TIMES: write one, or say in solutions");
  }

  @Test
  @DisplayName("reasons for what does not exist, reasons without a text and reasons too many")
  void wrongReasons() throws Exception {
    explainKinds("  TIMES: \n  SIZE: none\n  STATES: none\nTuy:\n  TIMES: none\n");

    assertThat(String.join("\n", findings()))
        .contains("Toy: SIZE is no kind (the nearest name is SIZES)")
        .contains("Toy: the reason for TIMES is empty")
        .contains("no test of the kind STATES, but there is one: remove the reason")
        .contains("Tuy is no exercise of the module (the nearest name is Toy)");
  }

  @Test
  @DisplayName("an input error in a file of reasons that has another form")
  void malformedReasons() throws Exception {
    toys.write("solutions/kinds/02-race-conditions.yaml", "Toy: [none]\n");

    assertThatThrownBy(this::findings)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("02-race-conditions.yaml, line 1, is not \"Exercise:\"");
  }

  @Test
  @DisplayName("a copy of the vocabulary that is not like its source")
  void staleVocabulary() throws Exception {
    Files.delete(folder.resolve(ToyCourse.SUPPORT_COPY + "/Watch.java"));
    toys.write(ToyCourse.SUPPORT_COPY + "/Story.java", "");
    toys.write(ToyCourse.SUPPORT_COPY + "/Extra.java", "");

    assertThat(findings().stream().map(text -> text.replace('\\', '/')))
        .containsExactly(
            finding("Extra", "it should not be there, since there is no"),
            finding("Story", "it should be the same as"),
            finding("Watch", "it is missing, and should be the same as"));
  }

  private static String finding(String name, String what) {
    return "%s/%s.java: %s %s/%s.java: run ./workbook sync"
        .formatted(ToyCourse.SUPPORT_COPY, name, what, ToyCourse.SUPPORT, name);
  }

  @Test
  @DisplayName("a quiz key that says impossible of what happens, or possible of what does not")
  void wrongKey() throws Exception {
    edit(MODULE + "QUIZ.md", "System.out.println(3);", "System.out.println(-1);");

    assertThat(findings())
        .containsExactlyInAnyOrder(
            "02-race-conditions/QUIZ.md, 3. What can this print?: it prints \"-1\", called impossible, in 2000 of 2000 runs",
            "02-race-conditions/QUIZ.md, 3. What can this print?: \"3\", called possible, was never seen in 2000 runs");
  }

  @Test
  @DisplayName("every outcome of a race in a quiz")
  void racyQuestion() throws Exception {
    String race =
        "int[] n = {0}; Runnable add = () -> n[0]++; Thread a = new Thread(add); Thread b = new Thread(add);"
            + " a.start(); b.start(); a.join(); b.join(); System.out.println(n[0]);";
    edit(
        MODULE + "QUIZ.md",
        ToyCourse.question(4, "System.out.println(4);", "4"),
        ToyCourse.question(4, race, "2"));

    assertThat(findings())
        .hasSize(1)
        .first()
        .asString()
        .contains("it prints \"1\" in")
        .contains("no option says so");
  }

  @Test
  @DisplayName("a program of a quiz that never ends, in seconds")
  void endlessQuestion() throws Exception {
    String endless = "System.out.println(4); new Semaphore(0).acquire();";
    edit(
        MODULE + "QUIZ.md",
        ToyCourse.question(4, "System.out.println(4);", "4"),
        ToyCourse.question(4, endless, "4"));

    assertThat(findings())
        .contains(
            "02-race-conditions/QUIZ.md, 4. What can this print?: it prints \"4 never ends\" in 40 of 40 runs, and no option says so");
  }

  @Test
  @DisplayName("an input error, before anything runs, in a mistake that does not compile")
  void brokenMistake() {
    toys.mistake("broken", "saysTwo", "return nothing;");

    assertThatThrownBy(this::findings)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("does not compile: line")
        .hasMessageContaining("nothing");
  }

  private static final class NoProgress implements Progress {
    @Override
    public void start(int steps) {}

    @Override
    public void step(String next) {}

    @Override
    public void close() {}
  }
}
