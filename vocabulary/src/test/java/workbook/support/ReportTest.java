package workbook.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

@DisplayName("The report")
class ReportTest {
  @TempDir Path folder;

  @DisplayName("Exercise 7 · Sample")
  @Exercise(module = "02-race-conditions", number = 7)
  static class SampleTest {
    @Test
    @DisplayName("1.1 is green")
    void green() {}

    @Test
    @DisplayName("1.10 comes after 1.9")
    void ten() {
      throw new IllegalStateException("ten");
    }

    @Test
    @DisplayName("1.9 comes before 1.10, though a text that is compared letter by letter says no")
    void nine() {
      throw new AssertionError("a withdrawal is lost\nexpected 1000, was 1700");
    }
  }

  @DisplayName("Exercise 8 · Solved")
  @Exercise(module = "02-race-conditions", number = 8)
  static class SolvedTest {
    @Test
    @DisplayName("1.1 is green")
    void green() {}
  }

  @DisplayName("Exercise 9 · Endless")
  @Exercise(module = "02-race-conditions", number = 9)
  static class EndlessTest {
    static final String CLOSED =
        "workbook.test.closed"; // the class is loaded anew, the name is not

    @Test
    @DisplayName("1.1 leaves a thread that runs for ever")
    void endless() {
      Thread teller =
          new Thread(
              () -> {
                while (System.getProperty(CLOSED) == null) {
                  Thread.onSpinWait();
                }
              },
              "teller-1");
      teller.setDaemon(true);
      teller.start();
      throw new AssertionError("it never ends");
    }

    @Test
    @DisplayName("1.2 would wait in vain")
    void next() {}
  }

  @Test
  @DisplayName("says of a test beside a thread that never ends that it was not tried")
  void endless() {
    try {
      assertThat(reportOf(false, EndlessTest.class))
          .contains("✘ 1.1 leaves", "✘ 1.2 would wait in vain");
    } finally {
      System.setProperty(EndlessTest.CLOSED, "");
    }
  }

  private String reportOf(boolean plain, Class<?>... tests) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    run(new Report(out, outcome(), plain), tests);
    return bytes
        .toString(StandardCharsets.UTF_8)
        .replace(System.lineSeparator(), "\n")
        .replace(": mvnw test", ": ./mvnw test")
        .replace('\\', '/');
  }

  private static void run(Report report, Class<?>... tests) {
    LauncherFactory.create(
            LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build())
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(Stream.of(tests).map(DiscoverySelectors::selectClass).toList())
                .configurationParameter(
                    "junit.jupiter.testmethod.order.default", NumberOrder.class.getName())
                .build(),
            report);
  }

  private Path outcome() {
    return folder.resolve("reports").resolve("outcome");
  }

  @Test
  @DisplayName("shows all tests, the first failure in full, and where to go on")
  void red() throws Exception {
    assertThat(reportOf(false, SampleTest.class, SolvedTest.class))
        .isEqualTo(
            """
            Exercise 7 · Sample
              ✔ 1.1 is green
              ✘ 1.9 comes before 1.10, though a text that is compared letter by letter says…
              ✘ 1.10 comes after 1.9
            Exercise 8 · Solved
              ✔ 1.1 is green

            ── Exercise 7, Sample: 2 of 3 red ──────────────────────────────────────────────
            ✘ 1.9 comes before 1.10, though a text that is compared letter by letter says no

              a withdrawal is lost

              expected 1000, was 1700
              Hint: 02-race-conditions/README.md, exercise 7

            Red as well:
              ✘ 1.10 comes after 1.9

            Next: exercise 7. Edit src/main/java/workbook/support/ReportTest$Sample.java
            Only these tests: ./mvnw test -pl vocabulary -Dtest=SampleTest
            All messages in full: vocabulary/target/surefire-reports
            """
                .replace("lost\n\n  expected", "lost\n  expected"));
    assertThat(outcome()).hasContent(Outcome.RED);
  }

  @Test
  @DisplayName("says that all is green")
  void green() {
    assertThat(reportOf(false, SolvedTest.class))
        .isEqualTo("Exercise 8 · Solved\n  ✔ 1.1 is green\n\nAll green.\n");
    assertThat(outcome()).hasContent(Outcome.GREEN);
  }

  @Test
  @DisplayName("does without special characters where the terminal has none")
  void plain() {
    assertThat(reportOf(true, SampleTest.class)).contains("  + 1.1", "\n-- Exercise 7, ", "x 1.9");
  }

  @Test
  @DisplayName("is silent where the build does not ask for it")
  void silent() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Report report = new Report(new PrintStream(bytes, true, StandardCharsets.UTF_8), null, false);
    run(report, SolvedTest.class);
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  @DisplayName("leaves an outcome that ends the build, or not, and only once")
  void outcomeOfABuild() throws Exception {
    reportOf(false, SolvedTest.class);
    Outcome.end(outcome(), false, false);
    assertThat(outcome()).doesNotExist();
    Outcome.end(outcome(), false, true);

    reportOf(false, SampleTest.class);
    assertEndsTheBuild();
    assertEndsTheBuild();
    Files.writeString(outcome(), "1.3 a test that ends the JVM");
    assertEndsTheBuild();
  }

  private void assertEndsTheBuild() {
    assertThatThrownBy(() -> Outcome.end(outcome(), false, false))
        .hasMessage("there are red tests, see above");
  }
}
