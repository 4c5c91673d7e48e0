package workbook.engine;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.course.Course;
import workbook.course.Exercise;
import workbook.course.InvalidInputException;

/**
 * Compiles answers with the course's own tests, each into a folder of its own. Safe for several
 * threads at once.
 */
public final class AnswerCompiler {
  private final JavaCompiler compiler;
  private final Path workspace;
  private final Path support;
  private final AtomicInteger answers = new AtomicInteger(); // each has a folder with its number
  private final Map<String, List<TestSpec>> expected = new ConcurrentHashMap<>();

  /** Makes a compiler that writes below a folder; needs a JDK. */
  public AnswerCompiler(Path workspace) {
    compiler = ToolProvider.getSystemJavaCompiler();
    this.workspace = workspace;
    support = workspace.resolve("support");
  }

  /** Compiles the test vocabulary, which every answer needs, and returns its folder. */
  public Path compileSupport(Course course) throws IOException, InvalidInputException {
    String errors = errors(run(course.vocabulary().sources(), support, List.of()));
    if (!errors.isEmpty()) {
      throw new InvalidInputException(
          course.vocabulary().source() + " does not compile: " + errors);
    }
    for (Path resource : Course.list(course.modules().get(0).testResources())) {
      Files.copy(resource, support.resolve(resource.getFileName().toString()));
    }
    return support;
  }

  /** Compiles one answer; what is wrong with it stands in the result. */
  public CompiledAnswer compile(Submission answer) throws IOException, InvalidInputException {
    Exercise exercise = answer.exercise();
    Path classes = workspace.resolve("answers").resolve("" + answers.incrementAndGet());
    List<Diagnostic<? extends JavaFileObject>> diagnostics =
        run(sources(exercise, answer.source()), classes, List.of(support));
    String errors = errors(diagnostics);
    List<String> warnings =
        diagnostics.stream()
            .filter(diagnostic -> diagnostic.getSource() != null)
            .filter(diagnostic -> Path.of(diagnostic.getSource().toUri()).equals(answer.source()))
            .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.ERROR)
            .map(AnswerCompiler::sentence)
            .toList();
    return new CompiledAnswer(answer, List.of(classes), errors, warnings, expectedTests(exercise));
  }

  private static List<Path> sources(Exercise exercise, Path answer) throws InvalidInputException {
    List<Path> sources = new ArrayList<>(exercise.testSources());
    sources.add(answer);
    return sources;
  }

  /** The tests that every answer must report, whatever is in it: those of the reference. */
  public List<TestSpec> expectedTests(Exercise exercise) throws IOException, InvalidInputException {
    List<TestSpec> tests = expected.get(exercise.testClass());
    if (tests == null) {
      Path classes = workspace.resolve("expected").resolve(exercise.testClass());
      Path reference = exercise.reference().source();
      String errors = errors(run(sources(exercise, reference), classes, List.of(support)));
      tests = errors.isEmpty() ? testsOf(exercise, classes) : List.of();
      expected.put(exercise.testClass(), tests); // two threads may both do it, with the same result
    }
    return tests;
  }

  /** Compiles the code of a quiz question; returns what is wrong with it, or an empty text. */
  public String compileQuestion(String source, Path folder) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("Question.java");
    Files.writeString(file, source);
    return errors(run(List.of(file), folder, List.of()));
  }

  private List<Diagnostic<? extends JavaFileObject>> run(
      List<Path> sources, Path classes, List<Path> more) throws IOException {
    Files.createDirectories(classes);
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(diagnostics, Locale.ENGLISH, StandardCharsets.UTF_8)) {
      List<Path> classPath = new ArrayList<>(Libraries.forTests());
      classPath.addAll(more);
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
      List<String> options = List.of("--release", "17", "-proc:none", "-Xlint:all", "-g");
      compiler
          .getTask(
              null, files, diagnostics, options, null, files.getJavaFileObjectsFromPaths(sources))
          .call();
    }
    return diagnostics.getDiagnostics();
  }

  private static String errors(List<Diagnostic<? extends JavaFileObject>> diagnostics) {
    return diagnostics.stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(AnswerCompiler::sentence)
        .findFirst()
        .orElse("");
  }

  private static String sentence(Diagnostic<? extends JavaFileObject> diagnostic) {
    String message = diagnostic.getMessage(Locale.ENGLISH).lines().collect(Collectors.joining(" "));
    return diagnostic.getSource() == null
        ? message
        : "line " + diagnostic.getLineNumber() + ": " + message;
  }

  private List<TestSpec> testsOf(Exercise exercise, Path classes) throws IOException {
    URL[] urls = {classes.toUri().toURL(), support.toUri().toURL()};
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
    return new TestSpec(method.getName(), name == null ? "" : name.value());
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
