package workbook.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Under which conditions answers are judged. Immutable.
 *
 * @param cores how many cores a worker may use
 * @param loaded whether other threads keep all cores busy meanwhile
 */
public record Conditions(int cores, boolean loaded) {
  /** All cores that this process may use, and no load. */
  public static Conditions normal() {
    return new Conditions(Runtime.getRuntime().availableProcessors(), false);
  }

  /** The major version of the JDK, such as 17. */
  public int jdk() {
    return Runtime.version().feature();
  }

  /** Such as {@code JDK 17, 2 cores, loaded}, with the JDK of this process. */
  @Override
  public String toString() {
    return describe(jdk());
  }

  /** The same words for conditions under which another JDK was measured. */
  public String describe(int jdk) {
    return "JDK %d, %s%s"
        .formatted(jdk, cores == 1 ? "1 core" : cores + " cores", loaded ? ", loaded" : "");
  }

  /** What to put in front of a command so that it gets no more than these cores. */
  List<String> prefix() {
    if (cores >= Runtime.getRuntime().availableProcessors() || !canPin()) {
      return List.of();
    }
    return List.of("taskset", "-c", "0-" + (cores - 1));
  }

  /** Whether this machine can keep a process on some of its cores. */
  public static boolean canPin() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "taskset")));
  }

  /** Starts the load, if there is any; interrupt the threads to end it. */
  public List<Thread> startLoad() {
    int threads = loaded ? Runtime.getRuntime().availableProcessors() : 0;
    return IntStream.range(0, threads).mapToObj(i -> startBurner("load-" + i)).toList();
  }

  private static Thread startBurner(String name) {
    Thread burner =
        new Thread(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
              }
            },
            name);
    burner.setDaemon(true);
    burner.start();
    return burner;
  }
}
