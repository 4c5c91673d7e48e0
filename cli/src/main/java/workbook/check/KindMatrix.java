package workbook.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import workbook.course.Course;
import workbook.course.CourseModule;
import workbook.course.Exercise;
import workbook.course.InvalidInputException;
import workbook.course.KindReasons;
import workbook.engine.TestSpec;

/**
 * How many tests of each kind each exercise has, and why it has none of some. Immutable.
 *
 * <p>A module is under the matrix once it has a file of reasons; only then are its cells checked.
 */
final class KindMatrix {
  private static final int WIDTH = 120;

  private final Path root;
  private final List<String> kinds;
  private final Map<Exercise, List<TestSpec>> tests;
  private final Map<CourseModule, Optional<KindReasons>> reasons;

  /** Exercises and modules in the order of the maps. */
  KindMatrix(
      Path root,
      List<String> kinds,
      Map<Exercise, List<TestSpec>> tests,
      Map<CourseModule, Optional<KindReasons>> reasons) {
    this.root = root;
    this.kinds = kinds;
    this.tests = tests;
    this.reasons = reasons;
  }

  /** The table, 120 columns wide at most. */
  String toText() {
    StringBuilder text =
        new StringBuilder(
            "%nTests of each kind (· none, ? none and nobody says why)%n".formatted());
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < kinds.size(); i++) {
      String name = letter(i) + " " + kinds.get(i);
      if (line.length() + 3 + name.length() > WIDTH) {
        text.append(line).append(System.lineSeparator());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : "   ").append(name);
    }
    text.append(line).append(System.lineSeparator()).append("%-24s".formatted("exercise"));
    for (int i = 0; i < kinds.size(); i++) {
      text.append("%4s".formatted(letter(i)));
    }
    text.append(System.lineSeparator());
    cells()
        .forEach(
            (exercise, row) -> {
              text.append("%-24s".formatted(exercise));
              row.values().forEach(cell -> text.append("%4s".formatted(cell)));
              text.append(System.lineSeparator());
            });
    List<String> unchecked =
        reasons.keySet().stream()
            .filter(module -> reasons.get(module).isEmpty())
            .map(CourseModule::name)
            .toList();
    if (!unchecked.isEmpty()) {
      text.append("Not checked, without a file in solutions/kinds:%n".formatted());
      unchecked.forEach(name -> text.append("  ").append(name).append(System.lineSeparator()));
    }
    return text.toString();
  }

  private static char letter(int column) {
    return (char) ('A' + column);
  }

  private String cell(Exercise exercise, String kind, Optional<KindReasons> why) {
    long count = count(exercise, kind);
    boolean isExplained = why.isPresent() && why.get().explain(exercise, kind);
    return count > 0 ? "" + count : isExplained ? "·" : "?";
  }

  /** For each exercise, by its name, what the table shows for each kind. */
  Map<String, Map<String, String>> cells() {
    Map<String, Map<String, String>> cells = new LinkedHashMap<>();
    reasons.forEach(
        (module, why) ->
            module.exercises().stream()
                .filter(tests::containsKey)
                .forEach(
                    exercise -> {
                      Map<String, String> row = new LinkedHashMap<>();
                      kinds.forEach(kind -> row.put(kind, cell(exercise, kind, why)));
                      cells.put(exercise.id(), row);
                    }));
    return cells;
  }

  private long count(Exercise exercise, String kind) {
    return tests.get(exercise).stream().filter(test -> test.kinds().contains(kind)).count();
  }

  /** Empty cells that nobody has explained, and explanations that cannot be right. */
  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    reasons.forEach(
        (module, why) ->
            why.ifPresent(
                known -> {
                  findUnexplained(module, known, findings);
                  known
                      .reasons()
                      .forEach(
                          (exercise, written) -> check(module, known, exercise, written, findings));
                }));
    return findings;
  }

  private void findUnexplained(CourseModule module, KindReasons why, List<Finding> findings) {
    for (Exercise exercise : module.exercises()) {
      for (String kind : tests.containsKey(exercise) ? kinds : List.<String>of()) {
        if (count(exercise, kind) == 0 && !why.explain(exercise, kind)) {
          String what =
              "no test is of the kind %s: write one, or say in %s why it needs none"
                  .formatted(kind, place(why));
          findings.add(new Finding(exercise.id(), what));
        }
      }
    }
  }

  private void check(
      CourseModule module,
      KindReasons why,
      String name,
      Map<String, String> written,
      List<Finding> findings) {
    Optional<Exercise> exercise =
        module.exercises().stream().filter(one -> one.name().equals(name)).findFirst();
    if (exercise.isEmpty()) {
      List<String> names = module.exercises().stream().map(Exercise::name).toList();
      String what = "%s is no exercise of the module%s".formatted(name, nearest(name, names));
      findings.add(new Finding(place(why), what));
      return;
    }
    written.forEach(
        (kind, reason) -> {
          String where = place(why) + ", " + name;
          if (!kinds.contains(kind)) {
            findings.add(new Finding(where, kind + " is no kind" + nearest(kind, kinds)));
          } else if (reason.isEmpty()) {
            findings.add(new Finding(where, "the reason for " + kind + " is empty"));
          }
          long count = tests.containsKey(exercise.get()) ? count(exercise.get(), kind) : 0;
          if (count > 0) {
            String what =
                "it says why there is no test of the kind %s, but there %s: remove the reason";
            findings.add(
                new Finding(where, what.formatted(kind, count == 1 ? "is one" : "are " + count)));
          }
        });
  }

  private static String nearest(String name, List<String> names) {
    return " (the nearest name is %s)".formatted(Course.nearest(name, names));
  }

  private String place(KindReasons why) {
    return root.relativize(why.file()).toString();
  }

  /** Reads the reasons of every module that some of the exercises belong to. */
  static KindMatrix read(Course course, List<String> kinds, Map<Exercise, List<TestSpec>> tests)
      throws InvalidInputException {
    Map<CourseModule, Optional<KindReasons>> reasons = new LinkedHashMap<>();
    for (CourseModule module : course.modules()) {
      if (module.exercises().stream().anyMatch(tests::containsKey)) {
        reasons.put(module, KindReasons.read(course.root(), module));
      }
    }
    return new KindMatrix(course.root(), kinds, tests, reasons);
  }
}
