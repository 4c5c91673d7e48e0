package workbook.check;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import workbook.engine.Conditions;

/**
 * What was measured under one condition, in one run of the check or in several; the form of a data
 * file. Immutable.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Measurement(
    int jdk,
    String jdkVersion,
    int cores,
    boolean loaded,
    String machine,
    String date,
    List<Row> rows) {

  /**
   * One answer: in how many runs it came out as it must.
   *
   * @param fingerprint of all sources that the runs depend on
   * @param ranOut the tests whose budget ran out, in some run, before all schedules were done
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Row(
      String exercise,
      int tests,
      String kind,
      String answer,
      String caughtBy,
      String fingerprint,
      int good,
      int runs,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> ranOut) {
    Row {
      ranOut = ranOut == null ? List.of() : List.copyOf(ranOut); // older files do not know it
    }

    /** Names the answer, as it is now. */
    String key() {
      return String.join("|", exercise, kind, answer, fingerprint);
    }

    private Row plus(Row other) {
      return new Row(
          exercise,
          tests,
          kind,
          answer,
          caughtBy,
          fingerprint,
          good + other.good,
          runs + other.runs,
          Stream.concat(ranOut.stream(), other.ranOut.stream()).distinct().sorted().toList());
    }
  }

  static Measurement now(Conditions conditions, List<Row> rows) {
    return new Measurement(
        conditions.jdk(),
        System.getProperty("java.runtime.version"),
        conditions.cores(),
        conditions.loaded(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        LocalDate.now().toString(),
        rows);
  }

  String title() {
    return new Conditions(cores, loaded).describe(jdk);
  }

  String fileName() {
    return "jdk%d-cores%d%s.json".formatted(jdk, cores, loaded ? "-loaded" : "");
  }

  /** Adds the runs of an earlier measurement, if they were made with this JDK and machine. */
  Measurement plus(Measurement earlier) {
    if (!earlier.jdkVersion.equals(jdkVersion) || !earlier.machine.equals(machine)) {
      return this;
    }
    Map<String, Row> byKey = new HashMap<>();
    Stream.concat(earlier.rows.stream(), rows.stream())
        .forEach(row -> byKey.merge(row.key(), row, Row::plus));
    return withRows(List.copyOf(byKey.values()));
  }

  /** Takes over the rows of another measurement for answers that this one does not have. */
  Measurement with(Measurement other) {
    Map<String, Row> byKey = new HashMap<>();
    Stream.concat(other.rows.stream(), rows.stream()).forEach(row -> byKey.put(row.key(), row));
    return withRows(List.copyOf(byKey.values()));
  }

  /** Whether both have measured one of the answers. */
  boolean hasSome(Measurement other) {
    Set<String> keys = rows.stream().map(Row::key).collect(Collectors.toSet());
    return other.rows.stream().anyMatch(row -> keys.contains(row.key()));
  }

  /** Leaves out what was measured with sources that have changed since; in the given order. */
  Measurement only(List<String> keys) {
    Map<String, Row> byKey = new HashMap<>();
    rows.forEach(row -> byKey.put(row.key(), row));
    return withRows(keys.stream().filter(byKey::containsKey).map(byKey::get).toList());
  }

  private Measurement withRows(List<Row> others) {
    return new Measurement(jdk, jdkVersion, cores, loaded, machine, date, others);
  }

  /** How often the answers were judged, such as {@code 20} or {@code 20 to 200}. */
  String runsOfEach() {
    int fewest = rows.stream().mapToInt(Row::runs).min().orElse(0);
    int most = rows.stream().mapToInt(Row::runs).max().orElse(0);
    return fewest == most ? Integer.toString(most) : fewest + " to " + most;
  }
}
