package workbook.support;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Shows in a terminal what the tests of a module say: a line for each test while they run, then for
 * each exercise the first failure in full and the others as one line each. Safe for several threads
 * at once.
 *
 * <p>It does nothing unless the build names the file in {@value #FILE}, where it leaves the outcome
 * for {@link Outcome}. An IDE, which shows the tests in its own way, does not.
 */
public final class Report implements TestExecutionListener {
  static final String FILE = "workbook.report";

  private static final int WIDTH = 80;

  /** What became of the tests of one exercise. */
  private static final class Result {
    private final Class<?> tests;
    private final List<String> lines = new ArrayList<>();
    private final Map<String, String> failures = new TreeMap<>(NumberOrder.BY_NUMBER);
    private int run;

    Result(Class<?> tests, String name) {
      this.tests = tests;
      lines.add(name);
    }
  }

  private final PrintStream out;
  private final Path file;
  private final boolean plain;
  private final Map<String, Result> results = new LinkedHashMap<>();
  private TestPlan plan;

  /** The one that JUnit makes. */
  public Report() {
    this(
        System.out,
        System.getProperty(FILE) == null ? null : Path.of(System.getProperty(FILE)),
        !Charset.forName(System.getProperty("native.encoding", "UTF-8"))
            .newEncoder()
            .canEncode('✘'));
  }

  /**
   * Makes a report.
   *
   * @param file where to leave the outcome, or null to do nothing
   * @param plain whether there is nothing but ASCII
   */
  Report(PrintStream out, Path file, boolean plain) {
    this.out = out;
    this.file = file;
    this.plain = plain;
  }

  @Override
  public void testPlanExecutionStarted(TestPlan plan) {
    this.plan = plan;
  }

  @Override
  public synchronized void executionStarted(TestIdentifier test) {
    if (file != null) {
      leave(test.getDisplayName());
      classOf(test)
          .ifPresent(
              tests -> results.put(test.getUniqueId(), new Result(tests, test.getDisplayName())));
    }
  }

  @Override
  public synchronized void executionFinished(TestIdentifier test, TestExecutionResult end) {
    Result result = file == null ? null : resultOf(test);
    if (result == null) {
      return;
    }
    boolean red = end.getStatus() == TestExecutionResult.Status.FAILED;
    if (test.isTest() || red) {
      result.run += test.isTest() ? 1 : 0;
      result.lines.add(cut("  " + mark(red) + " " + test.getDisplayName()));
    }
    if (red) {
      String message = end.getThrowable().map(Report::messageOf).orElse("");
      result.failures.put(test.getDisplayName(), message);
    }
    if (results.containsKey(test.getUniqueId())) {
      result.lines.forEach(out::println); // all at once: several classes may run at a time
    }
  }

  @Override
  public synchronized void testPlanExecutionFinished(TestPlan plan) {
    if (file == null) {
      return;
    }
    List<Result> red = new ArrayList<>(results.values());
    red.removeIf(result -> result.failures.isEmpty());
    red.forEach(this::tell);
    if (red.isEmpty()) {
      out.printf("%nAll green.%n");
    } else {
      sayWhatIsNext(red.get(0));
    }
    leave(red.isEmpty() ? Outcome.GREEN : Outcome.RED);
  }

  private void tell(Result result) {
    out.println();
    out.println(title(result));
    boolean first = true;
    for (Map.Entry<String, String> failure : result.failures.entrySet()) {
      if (first) {
        out.printf("%s %s%n%n", mark(true), failure.getKey());
        withoutNumber(failure).lines().forEach(line -> out.println(("  " + line).stripTrailing()));
        out.printf(result.failures.size() > 1 ? "%nRed as well:%n" : "");
      } else {
        out.println(cut("  " + mark(true) + " " + failure.getKey()));
      }
      first = false;
    }
  }

  /** A message begins with the number of its test, as its name does, which stands above it. */
  private static String withoutNumber(Map.Entry<String, String> failure) {
    String number = failure.getKey().replaceFirst(" .*", "") + ": ";
    String message = failure.getValue().strip();
    return message.startsWith(number) ? message.substring(number.length()) : message;
  }

  private String title(Result result) {
    String text =
        "%s: %d of %d red "
            .formatted(exercise(result), result.failures.size(), Math.max(1, result.run));
    String line = plain ? "-" : "─";
    return line.repeat(2) + " " + text + line.repeat(Math.max(2, WIDTH - 3 - text.length()));
  }

  private void sayWhatIsNext(Result result) {
    Exercise exercise = result.tests.getAnnotation(Exercise.class);
    String tests = result.tests.getSimpleName();
    String name = result.tests.getName().replaceFirst("Test$", "").replace('.', '/');
    out.println();
    if (exercise != null) {
      out.printf("Next: exercise %d. Edit src/main/java/%s.java%n", exercise.number(), name);
    }
    String module = Path.of("").toAbsolutePath().getFileName().toString();
    String maven = System.getProperty("os.name").startsWith("Windows") ? "mvnw" : "./mvnw";
    out.printf("Only these tests: %s test -pl %s -Dtest=%s%n", maven, module, tests);
    out.printf("All messages in full: %s%n", Path.of(module, "target", "surefire-reports"));
  }

  private static String exercise(Result result) {
    Exercise exercise = result.tests.getAnnotation(Exercise.class);
    String name = result.tests.getSimpleName().replaceFirst("Test$", "");
    return exercise == null ? name : "Exercise " + exercise.number() + ", " + name;
  }

  private static Optional<Class<?>> classOf(TestIdentifier test) {
    TestSource source = test.getSource().orElse(null);
    return source instanceof ClassSource ofClass && test.isContainer()
        ? Optional.of(ofClass.getJavaClass())
        : Optional.empty();
  }

  private Result resultOf(TestIdentifier test) {
    Result own = results.get(test.getUniqueId());
    Optional<TestIdentifier> parent = plan.getParent(test);
    return own != null || parent.isEmpty() ? own : resultOf(parent.get());
  }

  private static String messageOf(Throwable failure) {
    boolean told = failure instanceof AssertionError && failure.getMessage() != null;
    return told ? failure.getMessage() : failure.toString();
  }

  private String mark(boolean red) {
    if (plain) {
      return red ? "x" : "+";
    }
    return red ? "✘" : "✔";
  }

  private String cut(String line) {
    String end = plain ? "..." : "…";
    return line.length() <= WIDTH ? line : line.substring(0, WIDTH - end.length()) + end;
  }

  private void leave(String outcome) {
    if (file != null) {
      try {
        Files.createDirectories(file.getParent());
        Files.writeString(file, outcome);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
