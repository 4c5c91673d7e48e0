package workbook.engine;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.InvalidInputException;

/**
 * Compiles answers, each into a folder of its own, so that the course's own tests can judge them.
 * Safe for several threads at once.
 *
 * <p>The tests are compiled once, with the reference solution. An answer that looks the same from
 * outside is compiled alone. Any other is compiled together with the tests, which say where it does
 * not fit.
 */
public final class AnswerCompiler {
  private static final String VOCABULARY = "workbook.support.";

  private final Javac javac = new Javac();
  private final Path workspace;
  private final Path support;
  private final AtomicInteger folders = new AtomicInteger();
  private final Map<String, ExerciseTests> tests = new ConcurrentHashMap<>();

  /** Makes a compiler that writes below a folder; needs a JDK. */
  public AnswerCompiler(Path workspace) {
    this.workspace = workspace;
    support = workspace.resolve("support");
  }

  /** Compiles the test vocabulary, if need be, which every test needs; returns its folder. */
  public Path compileSupport(Course course) throws IOException, InvalidInputException {
    List<Path> sources = course.vocabulary().sources();
    if (!BuiltVocabulary.copyTo(support, sources)) {
      Javac.Input input = new Javac.Input(sources, List.of(), Libraries.forTests());
      String errors = javac.compile(input, null, support).errors();
      if (!errors.isEmpty()) {
        throw new InvalidInputException(
            course.vocabulary().source() + " does not compile: " + errors);
      }
    }
    for (Path resource : Course.list(course.modules().get(0).testResources())) {
      if (Files.isRegularFile(resource)) { // the others are services of a build by Maven
        Files.copy(resource, support.resolve(resource.getFileName().toString()));
      }
    }
    return support;
  }

  /** Compiles one answer; what is wrong with it stands in the result. */
  public CompiledAnswer compile(Submission answer) throws IOException, InvalidInputException {
    ExerciseTests judges = testsOf(answer.exercise());
    Path classes = newFolder();
    Javac.Output output = compileAlone(answer, classes);
    String errors = output.errors();
    List<Path> classPath = List.of(judges.classes(), classes);
    if (errors.isEmpty() && !judges.linkWith(Api.read(classes))) {
      classes = newFolder();
      classPath = List.of(classes);
      errors = compileWithTests(answer, classes).errors();
    }
    // Beside its class, since what tests say of a failure shows lines of it.
    Path copy = classes.resolve(answer.exercise().sourceInPackage());
    Files.createDirectories(copy.getParent());
    Files.copy(answer.source(), copy);
    return new CompiledAnswer(answer, classPath, errors, output.warnings(), judges.specs());
  }

  /** The tests that every answer must report, whatever is in it: those of the reference. */
  public List<TestSpec> expectedTests(Exercise exercise) throws IOException, InvalidInputException {
    return testsOf(exercise).specs();
  }

  /** Compiles the code of a quiz question; returns what is wrong with it, or an empty text. */
  public String compileQuestion(String source, Path folder) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("Question.java");
    Files.writeString(file, source);
    return javac.compile(Javac.Input.alone(file), file, folder).errors();
  }

  private ExerciseTests testsOf(Exercise exercise) throws IOException, InvalidInputException {
    ExerciseTests known = tests.get(exercise.testClass());
    if (known == null) {
      known = compileTests(exercise); // two threads may both do it, with the same result
      tests.put(exercise.testClass(), known);
    }
    return known;
  }

  private ExerciseTests compileTests(Exercise exercise) throws IOException, InvalidInputException {
    Path reference = newFolder();
    Path classes = newFolder();
    Submission solution = Submission.ofFile("reference", exercise, exercise.reference().source());
    String errors = compileAlone(solution, reference).errors();
    if (errors.isEmpty()) {
      Javac.Input input =
          new Javac.Input(exercise.testSources(), List.of(), librariesAnd(support, reference));
      errors = javac.compile(input, null, classes).errors();
    }
    List<TestSpec> specs =
        errors.isEmpty() ? specsOf(exercise, classes, reference, support) : List.of();
    TestView view = TestView.of(exercise.testSources(), classes);
    return new ExerciseTests(errors, classes, specs, Api.read(reference), view);
  }

  private Javac.Output compileAlone(Submission answer, Path classes) throws IOException {
    Javac.Input input = new Javac.Input(List.of(answer.source()), answer.sourcePath(), List.of());
    return javac.compile(input, answer.source(), classes);
  }

  private Javac.Output compileWithTests(Submission answer, Path classes)
      throws IOException, InvalidInputException {
    List<Path> sources = new ArrayList<>(answer.exercise().testSources());
    sources.add(answer.source());
    Javac.Input input = new Javac.Input(sources, answer.sourcePath(), librariesAnd(support));
    return javac.compile(input, answer.source(), classes);
  }

  private static List<Path> librariesAnd(Path... folders) {
    List<Path> classPath = new ArrayList<>(Libraries.forTests());
    classPath.addAll(Arrays.asList(folders));
    return classPath;
  }

  private Path newFolder() {
    return workspace.resolve("classes").resolve(Integer.toString(folders.incrementAndGet()));
  }

  private static List<TestSpec> specsOf(Exercise exercise, Path... folders) throws IOException {
    URL[] urls = new URL[folders.length];
    for (int i = 0; i < folders.length; i++) {
      urls[i] = folders[i].toUri().toURL();
    }
    try (URLClassLoader loader = new URLClassLoader(urls, AnswerCompiler.class.getClassLoader())) {
      Class<?> tests = Class.forName(exercise.testClass(), false, loader);
      return Arrays.stream(tests.getDeclaredMethods())
          .filter(method -> method.isAnnotationPresent(Test.class))
          .map(AnswerCompiler::specOf)
          .sorted(Comparator.comparing(TestSpec::displayName))
          .toList();
    } catch (ClassNotFoundException e) {
      throw new IOException(exercise.tests() + " does not hold " + exercise.testClass(), e);
    }
  }

  private static TestSpec specOf(Method method) {
    DisplayName name = method.getAnnotation(DisplayName.class);
    return new TestSpec(method.getName(), name == null ? "" : name.value(), kindsOf(method));
  }

  /** The command does not know the annotation's class: it comes with the tests. */
  private static List<String> kindsOf(Method test) {
    for (Annotation annotation : test.getAnnotations()) {
      if (annotation.annotationType().getName().equals(VOCABULARY + "Kinds")) {
        try {
          Method value = annotation.annotationType().getMethod("value");
          return namesOf((Object[]) value.invoke(annotation));
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException(VOCABULARY + "Kinds is not what it was", e);
        }
      }
    }
    return List.of();
  }

  /** The names of the kinds that the test vocabulary, once compiled, knows. */
  public List<String> kinds() throws IOException {
    URL[] urls = {support.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, null)) {
      return namesOf(loader.loadClass(VOCABULARY + "Kind").getEnumConstants());
    } catch (ClassNotFoundException e) {
      throw new IOException("The test vocabulary does not hold " + VOCABULARY + "Kind", e);
    }
  }

  private static List<String> namesOf(Object[] constants) {
    return Arrays.stream(constants).map(constant -> ((Enum<?>) constant).name()).toList();
  }

  /** Removes a folder and everything in it. */
  public static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
