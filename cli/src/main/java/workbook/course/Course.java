package workbook.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * The course as it lies on disk. Immutable.
 *
 * @param modules those with code in them, in order
 */
public record Course(Path root, List<CourseModule> modules) {
  /** Where the test vocabulary is, below a folder of sources. */
  public static final Path SUPPORT = Path.of("workbook", "support");

  private static final String MODULE_NAME = "\\d\\d-[a-z-]+";

  public Course {
    modules = List.copyOf(modules);
  }

  /**
   * Reads the course that lies in a folder.
   *
   * @throws InvalidInputException if it is no course, or its catalogue cannot be used; it names
   *     every problem at once
   */
  public static Course load(Path root) throws InvalidInputException {
    List<String> problems = new ArrayList<>();
    List<CourseModule> modules = new ArrayList<>();
    for (CourseModule module : moduleFolders(root)) {
      modules.add(readModule(root, module, problems));
    }
    Course course = new Course(root, modules);
    course.findStrayAnswers(problems);
    if (modules.isEmpty()) {
      problems.add(root + " has no module with exercises, such as 02-race-conditions.");
    }
    if (!problems.isEmpty()) {
      throw new InvalidInputException(problems);
    }
    return course;
  }

  /**
   * The modules of the course that lies in a folder, in order, without their exercises.
   *
   * @throws InvalidInputException if it is no course
   */
  public static List<CourseModule> moduleFolders(Path root) throws InvalidInputException {
    if (!Files.isDirectory(root.resolve("solutions"))) {
      throw new InvalidInputException(
          root + " is not the workbook (it has no folder \"solutions\"): start the command there.");
    }
    List<CourseModule> modules = new ArrayList<>();
    for (Path folder : list(root)) {
      if (!folder.getFileName().toString().matches(MODULE_NAME)) {
        continue;
      }
      requireReadable(folder);
      if (Files.isDirectory(folder.resolve("src"))) {
        modules.add(new CourseModule(folder, List.of()));
      }
    }
    return modules;
  }

  /** The test vocabulary and its copies in the modules. */
  public VocabularyCopies vocabulary() {
    return new VocabularyCopies(root);
  }

  /** All exercises, in the order of the course. */
  public List<Exercise> exercises() {
    return modules.stream().flatMap(module -> module.exercises().stream()).toList();
  }

  public CourseModule module(Exercise exercise) {
    return modules.stream()
        .filter(module -> module.name().equals(exercise.module()))
        .findFirst()
        .orElseThrow();
  }

  /**
   * The exercises that somebody means by {@code 02}, {@code 02-race-conditions}, {@code
   * 02/BankAccount} or {@code BankAccount}.
   *
   * @throws InvalidInputException if there is none; it names the nearest one
   */
  public List<Exercise> find(String meant) throws InvalidInputException {
    Map<String, List<Exercise>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (CourseModule module : modules) {
      byName.put(module.name(), module.exercises());
      byName.put(module.name().substring(0, 2), module.exercises());
      for (Exercise exercise : module.exercises()) {
        byName.put(exercise.name(), List.of(exercise));
        byName.put(exercise.id(), List.of(exercise));
        byName.put(module.name() + "/" + exercise.name(), List.of(exercise));
      }
    }
    List<Exercise> found = byName.get(meant);
    if (found == null) {
      throw new InvalidInputException(
          "There is no exercise or module \"%s\": did you mean \"%s\"?"
              .formatted(meant, nearest(meant, byName.keySet())));
    }
    return found;
  }

  /** The name that needs the fewest changes to become the one that somebody typed. */
  public static String nearest(String typed, Iterable<String> names) {
    String nearest = "";
    int fewest = Integer.MAX_VALUE;
    for (String name : names) {
      int changes =
          LevenshteinDistance.getDefaultInstance().apply(typed.toLowerCase(), name.toLowerCase());
      if (changes < fewest) {
        nearest = name;
        fewest = changes;
      }
    }
    return nearest;
  }

  /** Everything in a folder, sorted by name; nothing if there is no such folder. */
  public static List<Path> list(Path folder) throws InvalidInputException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      throw new InvalidInputException(folder + " cannot be read: check its permissions.");
    }
  }

  private static void requireReadable(Path folder) throws InvalidInputException {
    if (Files.exists(folder) && !(Files.isReadable(folder) && Files.isExecutable(folder))) {
      throw new InvalidInputException(folder + " cannot be read: check its permissions.");
    }
  }

  private static CourseModule readModule(Path root, CourseModule module, List<String> problems)
      throws InvalidInputException {
    List<Exercise> exercises = new ArrayList<>();
    for (Path folder : list(module.mainJava().resolve("workbook"))) {
      for (Path starter : list(folder)) {
        String name = starter.getFileName().toString().replaceFirst("\\.java$", "");
        if (!name.endsWith("Demo")) {
          exercises.add(readExercise(root, module, folder, name, problems));
        }
      }
    }
    return new CourseModule(module.folder(), exercises);
  }

  private static Exercise readExercise(
      Path root, CourseModule module, Path folder, String name, List<String> problems) {
    Path solutions = root.resolve("solutions");
    Path inPackage = Path.of("workbook", folder.getFileName().toString(), name + ".java");
    Path inCatalogue = Path.of(module.name(), name);
    List<Answer> answers = new ArrayList<>();
    Path tests = module.testJava().resolve(inPackage).resolveSibling(name + "Test.java");
    if (!Files.isRegularFile(tests)) {
      problems.add(tests + " is missing: the exercise " + name + " has no tests.");
    }
    add(answers, Answer.Kind.STARTER, "starter", module.mainJava().resolve(inPackage), problems);
    Path reference = solutions.resolve(Path.of("src", "main", "java")).resolve(inPackage);
    add(answers, Answer.Kind.REFERENCE, "reference", reference, problems);
    Answer.Kind.catalogue()
        .forEach(
            (kind, part) -> {
              try {
                for (Path answer : list(solutions.resolve(part).resolve(inCatalogue))) {
                  Path source = answer.resolve(name + ".java");
                  add(answers, kind, answer.getFileName().toString(), source, problems);
                }
              } catch (InvalidInputException e) {
                problems.addAll(e.problems());
              }
            });
    String packageName = "workbook." + folder.getFileName();
    return new Exercise(module.name(), packageName, name, tests, answers);
  }

  private static void add(
      List<Answer> answers, Answer.Kind kind, String name, Path source, List<String> problems) {
    try {
      requireReadable(source.getParent());
      if (!Files.isRegularFile(source)) {
        throw new InvalidInputException(source + " is missing.");
      }
      answers.add(Answer.read(kind, name, source));
    } catch (InvalidInputException e) {
      problems.addAll(e.problems());
    }
  }

  private void findStrayAnswers(List<String> problems) throws InvalidInputException {
    Map<String, TreeSet<String>> known =
        modules.stream()
            .collect(
                Collectors.toMap(
                    CourseModule::name,
                    module ->
                        module.exercises().stream()
                            .map(Exercise::name)
                            .collect(Collectors.toCollection(TreeSet::new))));
    for (String part : Answer.Kind.catalogue().values()) {
      for (Path module : list(root.resolve("solutions").resolve(part))) {
        requireKnown(module, known.keySet(), "module", problems);
        TreeSet<String> exercises = known.get(module.getFileName().toString());
        for (Path exercise : exercises == null ? List.<Path>of() : list(module)) {
          requireKnown(exercise, exercises, "exercise", problems);
        }
      }
    }
  }

  private static void requireKnown(
      Path folder, Iterable<String> names, String what, List<String> problems) {
    String name = folder.getFileName().toString();
    String nearest = nearest(name, names);
    if (!nearest.equals(name)) {
      problems.add(
          "%s matches no %s: rename or remove it (the nearest name is \"%s\")."
              .formatted(folder, what, nearest));
    }
  }
}
