package workbook.worker;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The process in which answers are judged. It reads one request a line from standard input and
 * writes {@link Record records} to standard output; the code that it runs never sees that stream.
 *
 * <p>The first line is a secret, which stands in front of every record.
 */
public final class WorkerMain {
  private static final int GRACE_LOOKS = 500;
  private static final int MOST_PARKED_THREADS = 20;

  private final Records records;
  private int parkedThreads;
  private final Launcher launcher =
      LauncherFactory.create(
          LauncherConfig.builder()
              .enableTestExecutionListenerAutoRegistration(false)
              .enableLauncherSessionListenerAutoRegistration(false)
              .enablePostDiscoveryFilterAutoRegistration(false)
              .build());

  private WorkerMain(Records records) {
    this.records = records;
  }

  /** Serves requests until standard input ends. */
  public static void main(String[] args) throws Exception {
    PrintStream out = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    System.setErr(System.out);
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    WorkerMain worker = new WorkerMain(new Records(requests.readLine(), out));
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      worker.serve(Record.decode(line));
    }
    Runtime.getRuntime().halt(0);
  }

  private void serve(Record request) throws Exception {
    Set<Thread> before = threads();
    switch (request.kind()) {
      case RUN_TESTS -> runTests(request.fields());
      case RUN_QUIZ -> runQuiz(request.fields());
      default -> throw new IllegalArgumentException("not a request: " + request.kind());
    }
    records.write(Record.Kind.END, Integer.toString(leftBehind(before)));
  }

  /**
   * Fields: the folders of the classes, the name of the test class, the seed and the number of
   * schedules for tests that explore, the names of the methods.
   */
  private void runTests(List<String> fields) throws IOException, ClassNotFoundException {
    try (URLClassLoader answer = loader(fields.get(0))) {
      Class<?> tests = answer.loadClass(fields.get(1));
      System.setProperty("workbook.seed", fields.get(2));
      System.setProperty("workbook.schedules", fields.get(3));
      List<DiscoverySelector> methods = new ArrayList<>();
      Arrays.stream(tests.getDeclaredMethods())
          .filter(method -> fields.subList(4, fields.size()).contains(method.getName()))
          .forEach(method -> methods.add(DiscoverySelectors.selectMethod(tests, method)));
      launcher.execute(
          LauncherDiscoveryRequestBuilder.request()
              .selectors(methods)
              .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "false")
              .build(),
          new RecordingListener(records));
    }
  }

  /** Fields: the folder of the classes, how often to run, then the outcomes that must be seen. */
  private void runQuiz(List<String> fields) throws Exception {
    QuizRun quiz = new QuizRun(Path.of(fields.get(0)).toUri().toURL(), records);
    quiz.explore(Integer.parseInt(fields.get(1)), Set.copyOf(fields.subList(2, fields.size())));
  }

  private static URLClassLoader loader(String folders) throws IOException {
    List<URL> urls = new ArrayList<>();
    for (String folder : folders.split(File.pathSeparator)) {
      urls.add(Path.of(folder).toUri().toURL());
    }
    return new URLClassLoader(urls.toArray(new URL[0]), WorkerMain.class.getClassLoader());
  }

  /**
   * How many threads the request has left behind that can disturb the next one. A daemon thread
   * that waits for good, for a lock that nobody will ever release, disturbs nobody; but not many.
   */
  private int leftBehind(Set<Thread> before) throws InterruptedException {
    Set<Thread> left = Set.of();
    for (int look = 0; look < GRACE_LOOKS; look++) {
      left = threads();
      left.removeAll(before);
      if (left.isEmpty()) {
        return 0;
      } else if (look > 50 && left.stream().allMatch(WorkerMain::isParkedForGood)) {
        break;
      }
      Thread.sleep(2);
    }
    Set<Thread> parked = new HashSet<>(left);
    parked.removeIf(thread -> !isParkedForGood(thread));
    left.removeAll(parked);
    parkedThreads += parked.size();
    return parkedThreads > MOST_PARKED_THREADS ? parkedThreads : left.size();
  }

  private static boolean isParkedForGood(Thread thread) {
    Thread.State state = thread.getState();
    return thread.isDaemon() && (state == Thread.State.BLOCKED || state == Thread.State.WAITING);
  }

  static Set<Thread> threads() {
    Thread[] threads = new Thread[Thread.activeCount() * 2 + 16];
    return new HashSet<>(Arrays.asList(threads).subList(0, Thread.enumerate(threads)));
  }
}
