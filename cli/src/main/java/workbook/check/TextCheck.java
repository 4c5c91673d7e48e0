package workbook.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import workbook.course.Answer;
import workbook.course.Course;
import workbook.course.CourseModule;
import workbook.course.Exercise;
import workbook.course.InvalidInputException;
import workbook.course.Lesson;
import workbook.course.VocabularyCopies;
import workbook.engine.TestSpec;

/** Checks that what the course says in several places agrees, and that nothing stray lies about. */
final class TextCheck {
  private static final Pattern TODO = Pattern.compile("// TODO (\\d+): \\S");
  private static final List<String> HINTS =
      List.of("Hint 1: the idea", "Hint 2: the tool", "Hint 3: the shape");
  private static final int FEWEST_MISTAKES = 5;

  private final List<Finding> findings = new ArrayList<>();
  private final Course course;

  TextCheck(Course course) {
    this.course = course;
  }

  /** What does not agree in a module as a whole. */
  List<Finding> checkModule(CourseModule module) throws IOException, InvalidInputException {
    findings.clear();
    Lesson lesson = Lesson.read(module);
    List<String> names = module.exercises().stream().map(Exercise::name).sorted().toList();
    List<String> listed = lesson.rows().stream().map(Lesson.Row::name).sorted().toList();
    if (!names.equals(listed)) {
      find(
          module.name() + "/README.md",
          "its table lists %s, but the exercises are %s",
          listed,
          names);
    }
    for (int i = 0; i < lesson.rows().size(); i++) {
      checkRow(module, lesson, lesson.rows().get(i), i + 1);
    }
    checkSupport(module);
    checkStrayFiles(module);
    return List.copyOf(findings);
  }

  private void checkRow(CourseModule module, Lesson lesson, Lesson.Row row, int number)
      throws IOException {
    String where = module.name() + "/README.md, exercise " + row.name();
    if (!row.number().equals(Integer.toString(number))) {
      find(where, "its number is %s in the table, and it stands in line %d", row.number(), number);
    }
    for (Exercise exercise : module.exercises()) {
      String title = "\"Exercise %s · %s\"".formatted(row.number(), row.name());
      if (exercise.name().equals(row.name())
          && !Files.readString(exercise.tests()).contains(title)) {
        find(where, "its test class has another number: it should be called %s", title);
      }
    }
    if (!row.level().matches("★{1,3}")) {
      find(where, "its level is \"%s\" instead of one to three ★", row.level());
    }
    if (row.link().isEmpty() || !Files.isRegularFile(module.folder().resolve(row.link()))) {
      find(where, "its link \"%s\" leads nowhere", row.link());
    }
    String heading = "Exercise " + row.number() + ": " + row.name();
    List<String> hints = lesson.hints().getOrDefault(heading, List.of());
    if (!hints.equals(HINTS)) {
      find(where, "below \"%s\" the hints should be %s, but are %s", heading, HINTS, hints);
    }
  }

  /** The vocabulary must be the same in each module, since each module works alone. */
  private void checkSupport(CourseModule module) throws IOException, InvalidInputException {
    for (VocabularyCopies.Difference one : course.vocabulary().differences(module)) {
      find(
          course.root().relativize(one.file()).toString(),
          "%s %s: run ./workbook sync",
          one.problem(),
          course.root().relativize(one.source()));
    }
    compareFolders(course.modules().get(0).testResources(), module.testResources());
  }

  private void compareFolders(Path model, Path copy) throws IOException {
    Set<Path> names = new TreeSet<>(filesIn(model));
    names.addAll(filesIn(copy));
    for (Path name : names) {
      Path one = model.resolve(name);
      Path other = copy.resolve(name);
      if (!Files.exists(one) || !Files.exists(other) || Files.mismatch(one, other) >= 0) {
        find(
            course.root().relativize(other).toString(),
            "it must be the same as %s",
            course.root().relativize(one));
      }
    }
  }

  /** All files below a folder, as paths from there; none if there is no folder. */
  private static List<Path> filesIn(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(folder::relativize).toList();
    }
  }

  private void checkStrayFiles(CourseModule module) throws IOException, InvalidInputException {
    Set<Path> known =
        new HashSet<>(Set.of(Path.of("pom.xml"), Path.of("README.md"), Path.of("QUIZ.md")));
    Path folder = module.folder();
    Path main = Path.of("src", "main", "java");
    Path test = Path.of("src", "test", "java");
    for (Exercise exercise : module.exercises()) {
      Path inPackage = Path.of(exercise.packageName().replace('.', '/'));
      known.add(main.resolve(inPackage).resolve(exercise.name() + ".java"));
      exercise.testSources().forEach(file -> known.add(folder.relativize(file)));
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .map(folder::relativize)
          .filter(file -> !file.startsWith("target") && !file.startsWith(".idea"))
          .filter(file -> !file.toString().endsWith(".iml"))
          .filter(file -> !known.contains(file))
          .filter(file -> !file.startsWith(test.resolve(Course.SUPPORT)))
          .filter(file -> !file.startsWith(Path.of("src", "test", "resources")))
          .filter(file -> !(file.startsWith(main) && file.toString().endsWith("Demo.java")))
          .forEach(
              file -> find(module.name() + "/" + file, "it belongs to no exercise: remove it"));
    }
  }

  /** What does not agree between the parts of one exercise. */
  List<Finding> checkExercise(Exercise exercise, Answer starter, List<TestSpec> tests)
      throws IOException {
    findings.clear();
    String id = exercise.id();
    if (exercise.answers(Answer.Kind.ALTERNATIVE).isEmpty()) {
      find(id, "it has no alternative in solutions/alternatives");
    }
    if (exercise.answers(Answer.Kind.MISTAKE).size() < FEWEST_MISTAKES) {
      find(id, "it has fewer than %d mistakes in solutions/mistakes", FEWEST_MISTAKES);
    }
    checkNumbers(exercise, starter, tests);
    checkMistakesNameTests(exercise, tests);
    for (Answer answer : exercise.answers()) {
      boolean unfinished = TODO.matcher(Files.readString(answer.source())).find();
      if (answer.kind().isRight() && unfinished) {
        find(id + " " + answer.name(), "it still has a TODO");
      }
    }
    return List.copyOf(findings);
  }

  private void checkNumbers(Exercise exercise, Answer starter, List<TestSpec> tests)
      throws IOException {
    List<Integer> todos =
        TODO.matcher(Files.readString(starter.source()))
            .results()
            .map((MatchResult result) -> Integer.valueOf(result.group(1)))
            .distinct()
            .sorted()
            .toList();
    if (todos.isEmpty() || !todos.equals(IntStream.rangeClosed(1, todos.size()).boxed().toList())) {
      find(exercise.id(), "its TODOs should be numbered 1, 2, 3 …, and are %s", todos);
    }
    Set<String> numbers = new HashSet<>();
    for (TestSpec test : tests) {
      if (!todos.contains(test.todo())) {
        find(
            exercise.id(),
            "the name of %s starts with the number of no TODO: \"%s\"",
            test.method(),
            test.displayName());
      } else if (!numbers.add(test.number())) {
        find(exercise.id(), "two tests have the number %s", test.number());
      }
    }
    String source = Files.readString(exercise.tests());
    Pattern marks =
        Pattern.compile(
            "@DisplayName\\(\"Exercise (\\d+) · %s\"\\)\\s+@Exercise\\(module = \"%s\", number = \\1\\)"
                .formatted(exercise.name(), exercise.module()));
    if (!marks.matcher(source).find()) {
      find(
          exercise.id(),
          "its test class needs @DisplayName(\"Exercise N · %s\") and @Exercise(module = \"%s\", number = N)",
          exercise.name(),
          exercise.module());
    }
  }

  private void checkMistakesNameTests(Exercise exercise, List<TestSpec> specs) {
    List<String> tests = specs.stream().map(TestSpec::method).toList();
    Set<String> unproved = new TreeSet<>(tests);
    for (Answer mistake : exercise.answers(Answer.Kind.MISTAKE)) {
      for (String named : mistake.caughtBy()) {
        unproved.remove(named);
        if (!tests.contains(named)) {
          find(
              exercise.id() + " " + mistake.name(),
              "its header names %s, which is no test (the nearest name is %s)",
              named,
              Course.nearest(named, tests));
        }
      }
    }
    for (String test : unproved) {
      find(exercise.id(), "no mistake is caught by %s, so nothing proves that it can fail", test);
    }
  }

  private void find(String where, String what, Object... values) {
    findings.add(new Finding(where, what.formatted(values)));
  }
}
