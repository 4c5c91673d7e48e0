package workbook.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** The compiler of this JDK. Safe for several threads at once. */
final class Javac {
  private static final String RELEASE = "17";

  /** A compiler of that very release needs no {@code --release}, and is much faster without it. */
  private static final List<String> OPTIONS =
      RELEASE.equals(Integer.toString(Runtime.version().feature()))
          ? List.of("-proc:none", "-Xlint:all", "-g")
          : List.of("-proc:none", "-Xlint:all", "-g", "--release", RELEASE);

  /**
   * What to compile. Immutable.
   *
   * @param sources the files
   * @param sourcePath folders of sources that those files may use
   * @param classPath folders and libraries that they may use
   */
  record Input(List<Path> sources, List<Path> sourcePath, List<Path> classPath) {
    /** Sources that use nothing but each other and the JDK. */
    static Input alone(Path source) {
      return new Input(List.of(source), List.of(), List.of());
    }
  }

  /**
   * What the compiler said. Immutable.
   *
   * @param own the file whose lines need no file name in front; null if there is none
   */
  record Output(List<Diagnostic<? extends JavaFileObject>> diagnostics, Path own) {
    /** The first error, or an empty text. */
    String errors() {
      return diagnostics.stream()
          .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
          .map(this::sentence)
          .findFirst()
          .orElse("");
    }

    /** What it warns of in the own file, one line each. */
    List<String> warnings() {
      return diagnostics.stream()
          .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.ERROR)
          .filter(diagnostic -> diagnostic.getSource() != null && isOwn(diagnostic.getSource()))
          .map(this::sentence)
          .toList();
    }

    private boolean isOwn(JavaFileObject source) {
      return own != null && Path.of(source.toUri()).equals(own.toAbsolutePath());
    }

    private String sentence(Diagnostic<? extends JavaFileObject> diagnostic) {
      String message =
          diagnostic.getMessage(Locale.ENGLISH).lines().collect(Collectors.joining(" "));
      JavaFileObject source = diagnostic.getSource();
      if (source == null) {
        return message;
      }
      String file = isOwn(source) ? "" : Path.of(source.toUri()).getFileName() + ", ";
      return file + "line " + diagnostic.getLineNumber() + ": " + message;
    }
  }

  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

  /** Compiles into a folder, which is made if need be; needs a JDK. */
  Output compile(Input input, Path own, Path classes) throws IOException {
    Files.createDirectories(classes);
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(diagnostics, Locale.ENGLISH, StandardCharsets.UTF_8)) {
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, input.classPath());
      // Set even if there is none, or the class path would be searched for sources, too.
      files.setLocationFromPaths(StandardLocation.SOURCE_PATH, input.sourcePath());
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
      compiler
          .getTask(
              null,
              files,
              diagnostics,
              OPTIONS,
              null,
              files.getJavaFileObjectsFromPaths(input.sources()))
          .call();
    }
    return new Output(diagnostics.getDiagnostics(), own);
  }
}
