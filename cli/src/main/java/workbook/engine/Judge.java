package workbook.engine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import workbook.worker.Record;

/**
 * Judges answers in a JVM of their own. The JVM is kept warm for the next answer, unless the last
 * one has left threads behind, ended it, or hung. Not safe for several threads at once.
 */
public final class Judge implements AutoCloseable {
  /** Longer than any test takes, even if it fails, so that it can end by itself. */
  private static final Duration SILENCE = Duration.ofSeconds(65).multipliedBy(slowness());

  private static final int MOST_ANSWERS_PER_WORKER = 2_000;

  private final Conditions conditions;
  private final Path support;
  private WorkerProcess worker; // null if the next answer needs a new one
  private int answersOfWorker;
  private int workersStarted;

  /** Makes a judge; the folder holds the compiled test vocabulary. */
  public Judge(Conditions conditions, Path support) {
    this.conditions = conditions;
    this.support = support;
  }

  /** How much more time the tests get; what makes no sense is reported by them, and ignored. */
  private static long slowness() {
    String slow = System.getProperty("workbook.slow", "1");
    return slow.matches("\\d{1,2}(\\.\\d+)?")
        ? Math.max(1, (long) Math.ceil(Double.parseDouble(slow)))
        : 1;
  }

  /** Runs all tests of an answer once; blocks until each has a verdict. In the tests' order. */
  public List<TestResult> judge(CompiledAnswer answer) throws IOException, InterruptedException {
    return judge(answer, answer.tests().stream().map(TestSpec::method).toList(), Effort.USUAL);
  }

  /** Runs some tests of an answer once; blocks until each has a verdict. In the given order. */
  public List<TestResult> judge(CompiledAnswer answer, List<String> tests, Effort effort)
      throws IOException, InterruptedException {
    Map<String, TestResult> results = new LinkedHashMap<>();
    tests.forEach(test -> results.put(test, null));
    if (!answer.compiles()) {
      results.replaceAll(
          (test, none) -> new TestResult(test, Verdict.COMPILE_ERROR, answer.errors()));
    }
    Set<String> open = new LinkedHashSet<>(results.keySet());
    open.removeIf(test -> results.get(test) != null);
    while (!open.isEmpty()) {
      TestResult last = run(answer, open, effort, results);
      if (last == null) {
        break;
      }
      results.put(last.method(), last);
      open.remove(last.method());
    }
    results.replaceAll(
        (test, result) -> result == null ? new TestResult(test, Verdict.NOT_RUN, "") : result);
    return List.copyOf(results.values());
  }

  /** Returns the result of the test that took the worker with it, or null if all is done. */
  private TestResult run(
      CompiledAnswer answer, Set<String> open, Effort effort, Map<String, TestResult> results)
      throws IOException, InterruptedException {
    List<String> fields = new ArrayList<>();
    fields.add(joined(answer.classPath()));
    fields.add(answer.submission().exercise().testClass());
    fields.add(Long.toString(effort.seed()));
    fields.add(Integer.toString(effort.schedules()));
    fields.addAll(open);
    WorkerProcess running = worker();
    running.send(Record.Kind.RUN_TESTS, fields);
    String current = open.iterator().next();
    Map<String, String> reported = new HashMap<>(); // by the current test
    while (true) {
      Optional<Record> record = running.next(SILENCE);
      if (record == null || record.isEmpty()) {
        retire();
        return record == null
            ? new TestResult(current, Verdict.TIMED_OUT, "it hung, and the JVM was ended")
            : new TestResult(current, Verdict.CRASHED, "the JVM was ended by the code");
      }
      List<String> said = record.get().fields();
      switch (record.get().kind()) {
        case STARTED -> {
          current = said.get(0);
          reported.clear();
        }
        case REPORTED -> reported.put(said.get(1), said.get(2));
        case FINISHED -> {
          Verdict verdict = Verdict.valueOf(said.get(1));
          Optional<Exploration> exploration = Exploration.of(reported);
          results.put(said.get(0), new TestResult(said.get(0), verdict, said.get(2), exploration));
          open.remove(said.get(0));
        }
        case END -> {
          if (!said.get(0).equals("0")) {
            retire();
          }
          return null;
        }
        default -> throw new IOException("A worker said " + record.get());
      }
    }
  }

  /** Runs the code of a quiz question; returns its outcomes and how often each was seen. */
  public Map<String, Integer> runQuestion(Path classes, int runs, List<String> mustBeSeen)
      throws IOException, InterruptedException {
    List<String> fields = new ArrayList<>(List.of(classes.toString(), Integer.toString(runs)));
    fields.addAll(mustBeSeen);
    WorkerProcess running = worker();
    running.send(Record.Kind.RUN_QUIZ, fields);
    Map<String, Integer> outcomes = new HashMap<>();
    while (true) {
      Optional<Record> record = running.next(SILENCE.multipliedBy(2));
      if (record == null || record.isEmpty()) {
        retire();
        throw new IOException(
            "The code of a question has " + (record == null ? "hung" : "ended the JVM"));
      } else if (record.get().kind() == Record.Kind.END) {
        return outcomes;
      }
      List<String> said = record.get().fields();
      outcomes.put(said.get(0), Integer.valueOf(said.get(1)));
    }
  }

  private static String joined(List<Path> folders) {
    return folders.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** How many JVMs this judge has started. */
  public int workersStarted() {
    return workersStarted;
  }

  private WorkerProcess worker() throws IOException {
    if (++answersOfWorker > MOST_ANSWERS_PER_WORKER) {
      retire();
    }
    if (worker == null) {
      worker = new WorkerProcess(conditions, support);
      workersStarted++;
      answersOfWorker = 0;
    }
    return worker;
  }

  private void retire() {
    if (worker != null) {
      worker.close();
      worker = null;
    }
  }

  @Override
  public void close() {
    retire();
  }
}
