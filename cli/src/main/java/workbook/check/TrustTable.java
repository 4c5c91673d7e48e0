package workbook.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import workbook.check.Measurement.Row;
import workbook.course.Answer;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.InvalidInputException;

/**
 * The published measurements: one data file for each condition in {@code trust/}, and the table
 * made from them in {@code TRUST.md}.
 */
public final class TrustTable {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path folder;
  private final Path table;
  private final Map<Answer, String> fingerprints = new LinkedHashMap<>(); // in the course's order
  private final List<String> keys = new ArrayList<>();

  /** Takes down what the sources are now, since they may change while they are measured. */
  public TrustTable(Course course) throws IOException, InvalidInputException {
    folder = course.root().resolve("trust");
    table = course.root().resolve("TRUST.md");
    byte[] vocabulary = withoutLineEnds(course.vocabulary().sources());
    for (Exercise exercise : course.exercises()) {
      byte[] tests = withoutLineEnds(exercise.testSources());
      for (Answer answer : exercise.answers()) {
        byte[] source = withoutLineEnds(List.of(answer.source()));
        fingerprints.put(answer, fingerprint(vocabulary, tests, source));
        keys.add(rowOf(exercise, answer, 0, 0, 0, List.of()).key());
      }
    }
  }

  /** Fails now, and not after a long run, if the table cannot be written. */
  public void requireWritable() throws InvalidInputException {
    Path place = Files.exists(folder) ? folder : folder.getParent();
    if (!Files.isWritable(place) || Files.exists(table) && !Files.isWritable(table)) {
      throw new InvalidInputException(
          place + " cannot be written: the table of trust needs it, check its permissions.");
    }
  }

  /**
   * Adds a report to the data and writes the table anew; returns the table's path. What was
   * measured before under the same condition counts as well, for each answer whose sources have not
   * changed since. Blocks while another process publishes.
   */
  public Path publish(CheckReport report) throws IOException, InvalidInputException {
    Files.createDirectories(folder);
    Measurement measured = measurementOf(report);
    Path lock = folder.resolve("lock");
    try (FileChannel channel = FileChannel.open(lock, CREATE, WRITE, DELETE_ON_CLOSE)) {
      channel.lock(); // given back when the channel is closed
      Path file = folder.resolve(measured.fileName());
      if (Files.exists(file)) {
        measured = measured.plus(JSON.readValue(file.toFile(), Measurement.class));
      }
      write(file, JSON.writeValueAsString(measured.only(keys)) + "\n");
      write(table, render(readAll().stream().map(one -> one.only(keys)).toList()));
    }
    return table;
  }

  private Measurement measurementOf(CheckReport report) {
    List<Row> rows = new ArrayList<>();
    for (AnswerRuns runs : report.answers()) {
      Answer answer = runs.answer();
      if (answer.kind() != Answer.Kind.STARTER) {
        int good = answer.kind().isRight() ? runs.passedRuns() : runs.caughtRuns();
        int tests = runs.compiled().tests().size();
        rows.add(rowOf(runs.exercise(), answer, tests, good, runs.runs(), runs.ranOut()));
      }
    }
    return Measurement.now(report.plan().conditions(), rows);
  }

  private Row rowOf(
      Exercise exercise, Answer answer, int tests, int good, int runs, List<String> ranOut) {
    String kind = answer.kind().isRight() ? "right" : answer.kind().name().toLowerCase(Locale.ROOT);
    String caughtBy = String.join(", ", answer.caughtBy());
    caughtBy += answer.header().getOrDefault("Not caught because", "");
    String fingerprint = fingerprints.get(answer);
    return new Row(
        exercise.id(), tests, kind, answer.name(), caughtBy, fingerprint, good, runs, ranOut);
  }

  /** Changes whenever the answer, its tests or the test vocabulary does. */
  private static String fingerprint(byte[]... sources) {
    MessageDigest digest = sha256();
    for (byte[] source : sources) {
      digest.update(source);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }

  private static byte[] withoutLineEnds(List<Path> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Path file : files) {
      bytes.writeBytes(Files.readString(file).lines().collect(joining("\n")).getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
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
        Some wrong answers are caught by luck at best: those are in it, too, with the reason.
        It is written by `./workbook check --publish` from what it has measured, never by hand.
        Runs of several checks add up; what was measured before a test or an answer changed is left out.

        | condition | runs of each answer | JDK | machine | date |
        | --- | --- | --- | --- | --- |
        """);
    for (Measurement one : all) {
      text.append(
          "| %s | %s | %s | %s, %d of its cores | %s |%n"
              .formatted(
                  one.title(),
                  one.runsOfEach(),
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
    String ranOut =
        all.stream()
            .flatMap(one -> one.rows().stream())
            .filter(row -> row.exercise().equals(exercise) && row.kind().equals("right"))
            .flatMap(row -> row.ranOut().stream())
            .distinct()
            .sorted()
            .map(test -> "`" + test + "`")
            .collect(joining(", "));
    if (!ranOut.isEmpty()) {
      text.append("Budget ran out before all schedules were done: %s.\n\n".formatted(ranOut));
    }
    text.append("| answer | caught by |");
    all.forEach(one -> text.append(" ").append(one.title()).append(" |"));
    text.append("\n| --- | --- |").append(" --- |".repeat(all.size())).append("\n");
    for (Row row : rows.values()) {
      String by =
          switch (row.kind()) {
            case "right" -> "(a right answer)";
            case "unproved" -> "(no test for sure: " + row.caughtBy() + ")";
            default -> "`" + row.caughtBy() + "`";
          };
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
