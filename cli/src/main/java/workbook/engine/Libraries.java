package workbook.engine;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the libraries are that the tests of the exercises, and the workers, need. */
final class Libraries {
  private static final List<Class<?>> FOR_TESTS =
      List.of(
          org.junit.jupiter.api.Test.class,
          org.junit.platform.commons.JUnitException.class,
          org.junit.platform.engine.TestEngine.class,
          org.junit.platform.launcher.Launcher.class,
          org.opentest4j.AssertionFailedError.class,
          org.apiguardian.api.API.class,
          org.assertj.core.api.Assertions.class,
          net.bytebuddy.ByteBuddy.class, // its ASM weaves the exercises
          org.awaitility.Awaitility.class,
          org.hamcrest.Matcher.class);
  private static final List<String> FOR_WORKERS =
      List.of(
          "workbook.worker.WorkerMain",
          "org.junit.jupiter.engine.JupiterTestEngine",
          "org.objectweb.asm.ClassReader");

  private Libraries() {}

  /** The class path that tests are compiled with. */
  static List<Path> forTests() {
    return FOR_TESTS.stream().map(Libraries::placeOf).distinct().toList();
  }

  /** The class path of a worker: its own code, the test engine and what tests need. */
  static String forWorkers(Path support) {
    Stream<Path> own = FOR_WORKERS.stream().map(Libraries::load).map(Libraries::placeOf);
    return Stream.of(Stream.of(support), forTests().stream(), own)
        .flatMap(places -> places)
        .distinct()
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Libraries.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("The command was built without " + name, e);
    }
  }

  /** The library or the folder that a class comes from. */
  static Path placeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
