package workbook.check;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import workbook.course.Answer;
import workbook.course.Course;
import workbook.course.InvalidInputException;
import workbook.engine.Conditions;

/**
 * The published measurements: one data file for each condition in {@code trust/}, and the table
 * made from them in {@code TRUST.md}.
 */
public final class TrustTable {
  /** What was measured under one condition; the form of a data file. */
  record Measurement(
      int jdk,
      String jdkVersion,
      int cores,
      boolean loaded,
      String machine,
      String date,
      int repeat,
      List<Row> rows) {
    String title() {
      return new Conditions(cores, loaded).describe(jdk);
    }
  }

  /** One answer: in how many runs it came out as it must. */
  record Row(
      String exercise, int tests, String kind, String answer, String caughtBy, int good, int runs) {
    String key() {
      return String.join("|", exercise, Integer.toString(tests), kind, answer, caughtBy);
    }
  }

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path folder;
  private final Path table;

  public TrustTable(Course course) {
    folder = course.root().resolve("trust");
    table = course.root().resolve("TRUST.md");
  }

  /** Fails now, and not after a long run, if the table cannot be written. */
  public void requireWritable() throws InvalidInputException {
    Path place = Files.exists(folder) ? folder : folder.getParent();
    if (!Files.isWritable(place) || Files.exists(table) && !Files.isWritable(table)) {
      throw new InvalidInputException(
          place + " cannot be written: the table of trust needs it, check its permissions.");
    }
  }

  /** Adds a report to the data and writes the table anew; returns the table's path. */
  public Path publish(CheckReport report) throws IOException {
    Files.createDirectories(folder);
    Measurement measurement = measurementOf(report);
    Conditions conditions = report.plan().conditions();
    String name =
        "jdk%d-cores%d%s.json"
            .formatted(conditions.jdk(), conditions.cores(), conditions.loaded() ? "-loaded" : "");
    write(folder.resolve(name), JSON.writeValueAsString(measurement) + "\n");
    write(table, render(readAll()));
    return table;
  }

  private static Measurement measurementOf(CheckReport report) {
    List<Row> rows = new ArrayList<>();
    for (AnswerRuns runs : report.answers()) {
      Answer answer = runs.answer().answer();
      int good = runs.isOf(Answer.Kind.MISTAKE) ? runs.caughtRuns() : runs.passedRuns();
      if (answer.kind() != Answer.Kind.STARTER) {
        rows.add(
            new Row(
                runs.answer().exercise().id(),
                runs.answer().tests().size(),
                answer.kind().isRight() ? "right" : "mistake",
                answer.name(),
                String.join(", ", answer.caughtBy()),
                good,
                runs.runs()));
      }
    }
    Conditions conditions = report.plan().conditions();
    return new Measurement(
        conditions.jdk(),
        System.getProperty("java.runtime.version"),
        conditions.cores(),
        conditions.loaded(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        LocalDate.now().toString(),
        report.plan().repeat(),
        rows);
  }

  private List<Measurement> readAll() throws IOException {
    List<Measurement> all = new ArrayList<>();
    try (var files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
        all.add(JSON.readValue(file.toFile(), Measurement.class));
      }
    }
    return all;
  }

  /** The table in Markdown: one line an answer, one column a condition. */
  static String render(List<Measurement> all) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        # The table of trust

        Each right answer of the catalogue must pass every test, in every run.
        Each mistake must be caught by the test that its header names, in every run.
        This page shows how often they did.
        It is written by `./workbook check --publish` from what it has measured, never by hand.

        | condition | runs of each answer | JDK | machine | date |
        | --- | --- | --- | --- | --- |
        """);
    for (Measurement one : all) {
      text.append(
          "| %s | %d | %s | %s, %d of its cores | %s |%n"
              .formatted(
                  one.title(),
                  one.repeat(),
                  one.jdkVersion(),
                  one.machine(),
                  one.cores(),
                  one.date()));
    }
    Set<String> exercises = new LinkedHashSet<>();
    all.forEach(one -> one.rows().forEach(row -> exercises.add(row.exercise())));
    appendSummary(text, all);
    exercises.stream().sorted().forEach(exercise -> appendExercise(text, exercise, all));
    return text.toString();
  }

  private static void appendSummary(StringBuilder text, List<Measurement> all) {
    text.append("\n| in all | right answers green | mistakes caught |\n| --- | --- | --- |\n");
    for (Measurement one : all) {
      text.append(
          "| %s | %s | %s |%n".formatted(one.title(), sum(one, "right"), sum(one, "mistake")));
    }
  }

  private static String sum(Measurement one, String kind) {
    List<Row> rows = one.rows().stream().filter(row -> row.kind().equals(kind)).toList();
    return "%d of %d runs of %d answers"
        .formatted(
            rows.stream().mapToInt(Row::good).sum(),
            rows.stream().mapToInt(Row::runs).sum(),
            rows.size());
  }

  private static void appendExercise(StringBuilder text, String exercise, List<Measurement> all) {
    Map<String, Row> rows = new LinkedHashMap<>();
    for (Measurement one : all) {
      for (Row row : one.rows()) {
        if (row.exercise().equals(exercise)) {
          rows.put(row.key(), row);
        }
      }
    }
    text.append(
        "\n## %s\n\n%d tests.\n\n".formatted(exercise, rows.values().iterator().next().tests()));
    text.append("| answer | caught by |");
    all.forEach(one -> text.append(" ").append(one.title()).append(" |"));
    text.append("\n| --- | --- |").append(" --- |".repeat(all.size())).append("\n");
    for (Row row : rows.values()) {
      String by = row.kind().equals("right") ? "(a right answer)" : "`" + row.caughtBy() + "`";
      text.append("| %s | %s |".formatted(row.answer(), by));
      for (Measurement one : all) {
        text.append(
            one.rows().stream()
                .filter(other -> other.key().equals(row.key()))
                .findFirst()
                .map(other -> " %d/%d |".formatted(other.good(), other.runs()))
                .orElse(" – |"));
      }
      text.append("\n");
    }
  }

  /** Writes a whole file or nothing. */
  private static void write(Path file, String text) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    Files.writeString(draft, text);
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
