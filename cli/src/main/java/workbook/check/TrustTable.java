package workbook.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import workbook.check.Measurement.Row;
import workbook.course.Answer;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.InvalidInputException;

/**
 * The published measurements in {@code trust/}: one data file for each condition, one for the kinds
 * of tests, and the page that {@link TrustPage} makes of them.
 */
public final class TrustTable {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private static final String KINDS = "kinds.json";

  private final Path folder;
  private final Path page;
  private final Map<Answer, String> fingerprints = new LinkedHashMap<>(); // in the course's order
  private final List<String> keys = new ArrayList<>();
  private final List<String> exercises = new ArrayList<>();

  /** Takes down what the sources are now, since they may change while they are measured. */
  public TrustTable(Course course) throws IOException, InvalidInputException {
    folder = course.root().resolve("trust");
    page = folder.resolve("README.md");
    byte[] vocabulary = withoutLineEnds(course.vocabulary().sources());
    for (Exercise exercise : course.exercises()) {
      exercises.add(exercise.id());
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
    if (!Files.isWritable(place) || Files.exists(page) && !Files.isWritable(page)) {
      throw new InvalidInputException(
          place + " cannot be written: the table of trust needs it, check its permissions.");
    }
  }

  /**
   * Adds a report to the data and writes the page anew; returns the page's path. What was measured
   * before under the same condition counts as well, for each answer whose sources have not changed
   * since. Blocks while another process publishes.
   */
  public Path publish(CheckReport report) throws IOException, InvalidInputException {
    Measurement measured = measurementOf(report);
    return write(
        () -> {
          Path file = folder.resolve(measured.fileName());
          add(Files.exists(file) ? measured.plus(read(file)) : measured);
          addKinds(report.matrix().cells());
        });
  }

  /**
   * Adds what other machines have published in folders of their own, and writes the page anew. It
   * takes the place of what was measured here for the same answers, so that the same data can be
   * merged again. Blocks while another process publishes.
   *
   * @throws InvalidInputException if a folder has no data, or two have measured the same
   */
  public Path merge(List<Path> others) throws IOException, InvalidInputException {
    Map<String, Measurement> all = new LinkedHashMap<>();
    Map<String, Map<String, String>> kinds = new LinkedHashMap<>();
    for (Path other : others) {
      List<Path> files = dataIn(other);
      if (files.isEmpty()) {
        throw new InvalidInputException(
            other + " holds no measurement: it should be a folder \"trust\" after --publish.");
      }
      for (Path file : files) {
        Measurement one = read(file);
        Measurement before = all.get(one.fileName());
        if (before != null && before.hasSome(one)) {
          throw new InvalidInputException(
              file + " has measured answers that another folder has measured, too: leave one out.");
        }
        all.put(one.fileName(), before == null ? one : one.with(before));
      }
      kinds.putAll(kindsIn(other));
    }
    return write(
        () -> {
          for (Measurement one : all.values()) {
            Path file = folder.resolve(one.fileName());
            add(Files.exists(file) ? one.with(read(file)) : one);
          }
          addKinds(kinds);
        });
  }

  private interface Change {
    void make() throws IOException, InvalidInputException;
  }

  private Path write(Change change) throws IOException, InvalidInputException {
    Files.createDirectories(folder);
    Path lock = folder.resolve("lock");
    try (FileChannel channel = FileChannel.open(lock, CREATE, WRITE, DELETE_ON_CLOSE)) {
      channel.lock(); // given back when the channel is closed
      change.make();
      List<Measurement> all = new ArrayList<>();
      for (Path file : dataIn(folder)) {
        Measurement one = read(file).only(keys);
        if (one.rows().isEmpty()) {
          Files.delete(file); // all of it is out of date
        } else {
          add(one);
          all.add(one);
        }
      }
      Map<String, Map<String, String>> kinds = kindsIn(folder);
      kinds.keySet().retainAll(exercises);
      write(page, new TrustPage(all, exercises, kinds).toMarkdown());
    }
    return page;
  }

  private void add(Measurement one) throws IOException {
    write(folder.resolve(one.fileName()), JSON.writeValueAsString(one.only(keys)) + "\n");
  }

  private void addKinds(Map<String, Map<String, String>> more)
      throws IOException, InvalidInputException {
    Map<String, Map<String, String>> kinds = kindsIn(folder);
    kinds.putAll(more);
    write(folder.resolve(KINDS), JSON.writeValueAsString(kinds) + "\n");
  }

  private static Map<String, Map<String, String>> kindsIn(Path folder)
      throws IOException, InvalidInputException {
    Path file = folder.resolve(KINDS);
    if (!Files.exists(file)) {
      return new TreeMap<>();
    }
    try {
      return JSON.readValue(
          file.toFile(), new TypeReference<TreeMap<String, Map<String, String>>>() {});
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(file + " is damaged: " + e.getOriginalMessage());
    }
  }

  private static Measurement read(Path file) throws IOException, InvalidInputException {
    try {
      return JSON.readValue(file.toFile(), Measurement.class);
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(file + " is damaged: " + e.getOriginalMessage());
    }
  }

  private static List<Path> dataIn(Path folder) throws InvalidInputException {
    return Course.list(folder).stream()
        .filter(file -> file.getFileName().toString().matches("jdk.*\\.json"))
        .toList();
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

  /** Writes a whole file or nothing. */
  private static void write(Path file, String text) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    Files.writeString(draft, text);
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
