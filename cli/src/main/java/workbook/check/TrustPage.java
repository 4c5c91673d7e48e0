package workbook.check;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import workbook.check.Measurement.Row;

/**
 * The page about what was measured, in Markdown: a summary, the kinds, then the details, folded.
 */
final class TrustPage {
  private final List<Measurement> all;
  private final List<String> exercises;
  private final Map<String, Map<String, String>> kinds;
  private final StringBuilder text = new StringBuilder();

  /**
   * Makes a page.
   *
   * @param exercises their names, in the order of the course
   * @param kinds for each exercise how many tests of each kind it has, or a sign
   */
  TrustPage(List<Measurement> all, List<String> exercises, Map<String, Map<String, String>> kinds) {
    this.all = List.copyOf(all);
    this.exercises = exercises;
    this.kinds = kinds;
  }

  String toMarkdown() {
    text.setLength(0);
    text.append(
        """
        # What was measured

        Each right answer of the catalogue must pass every test, in every run.
        Each mistake must be caught by the test that its header names, in every run.
        This is how often they did.

        | condition | right answers green | mistakes caught | runs of each | JDK | machine | date |
        | --- | --- | --- | --- | --- | --- | --- |
        """);
    for (Measurement one : all) {
      addLine(
          "| %s | %s | %s | %s | %s | %s | %s |",
          one.title(),
          sum(one, "right"),
          sum(one, "mistake"),
          one.runsOfEach(),
          one.jdkVersion(),
          one.machine(),
          one.date());
    }
    text.append(
        """

        `./workbook check --publish` writes this page from what it has measured; nobody edits it.
        Runs of several checks add up; what was measured before a test or an answer changed is left out.
        The wrong answers that no test catches for sure are below, too, with the reason.
        """);
    addKinds();
    addLine("%n## Every answer");
    for (String exercise : exercises) {
      List<Row> rows = rowsOf(exercise);
      if (!rows.isEmpty()) {
        addExercise(exercise, rows);
      }
    }
    return text.toString();
  }

  private void addLine(String format, Object... values) {
    text.append(String.format(format.replace("%n", "\n"), values)).append("\n");
  }

  private static String sum(Measurement one, String kind) {
    List<Row> rows = one.rows().stream().filter(row -> row.kind().equals(kind)).toList();
    return "%d of %d runs of %d answers"
        .formatted(
            rows.stream().mapToInt(Row::good).sum(),
            rows.stream().mapToInt(Row::runs).sum(),
            rows.size());
  }

  private void addKinds() {
    List<String> columns =
        kinds.values().stream().flatMap(cells -> cells.keySet().stream()).distinct().toList();
    if (columns.isEmpty()) {
      return;
    }
    addLine("%n## Kinds of tests%n");
    addLine("How many tests of each kind an exercise has; · none, for a reason that the catalogue");
    addLine("gives; ? none, and nobody says why. CONTRIBUTING.md explains the kinds.%n");
    addLine("| exercise | %s |", String.join(" | ", columns));
    addLine("| --- |%s", " --- |".repeat(columns.size()));
    for (String exercise : exercises) {
      Map<String, String> cells = kinds.get(exercise);
      if (cells != null) {
        addLine(
            "| %s | %s |",
            exercise,
            columns.stream().map(kind -> cells.getOrDefault(kind, "?")).collect(joining(" | ")));
      }
    }
  }

  /** One row for each answer that was measured under some condition. */
  private List<Row> rowsOf(String exercise) {
    Map<String, Row> rows = new LinkedHashMap<>();
    for (Measurement one : all) {
      for (Row row : one.rows()) {
        if (row.exercise().equals(exercise)) {
          rows.put(row.key(), row);
        }
      }
    }
    return List.copyOf(rows.values());
  }

  private void addExercise(String exercise, List<Row> rows) {
    addLine(
        "%n<details><summary>%s: %d tests, %d answers</summary>%n",
        exercise, rows.get(0).tests(), rows.size());
    String ranOut = ranOut(exercise);
    if (!ranOut.isEmpty()) {
      addLine("Budget ran out before all schedules were done: %s.%n", ranOut);
    }
    addLine(
        "| answer | caught by | %s |",
        all.stream().map(Measurement::title).collect(joining(" | ")));
    addLine("| --- | --- |%s", " --- |".repeat(all.size()));
    for (Row row : rows) {
      String by =
          switch (row.kind()) {
            case "right" -> "(a right answer)";
            case "unproved" -> "(no test for sure: " + row.caughtBy() + ")";
            default -> "`" + row.caughtBy() + "`";
          };
      String cells = all.stream().map(one -> cell(one, row)).collect(joining(" | "));
      addLine("| %s | %s | %s |", row.answer(), by, cells);
    }
    addLine("%n</details>");
  }

  private String ranOut(String exercise) {
    return all.stream()
        .flatMap(one -> one.rows().stream())
        .filter(row -> row.exercise().equals(exercise) && row.kind().equals("right"))
        .flatMap(row -> row.ranOut().stream())
        .distinct()
        .sorted()
        .map(test -> "`" + test + "`")
        .collect(joining(", "));
  }

  private static String cell(Measurement one, Row row) {
    return one.rows().stream()
        .filter(other -> other.key().equals(row.key()))
        .findFirst()
        .map(other -> other.good() + "/" + other.runs())
        .orElse("–");
  }
}
