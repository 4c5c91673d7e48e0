package workbook.barriers;

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.barriers.BatchReport.Outcome.FAILED;
import static workbook.barriers.BatchReport.Outcome.MISSING;
import static workbook.barriers.BatchReport.Outcome.WRITTEN;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.barriers.BatchReport.Outcome;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 2 · BatchReport")
@Exercise(module = "06-barriers", number = 2)
class BatchReportTest {
  private static final Duration LONG = Duration.ofDays(1);
  private static final Duration BELOW_A_SECOND = Duration.ofMillis(900);
  private static final Duration SHORT = Duration.ofMillis(20);

  @Test
  @DisplayName("1.1 the report waits for every part, whichever is the last")
  void theReportWaitsForEveryPart(Story story) {
    for (String last : List.of("loans", "savings", "fees")) {
      story.note("the " + last + " are the last");
      Checkpoint writing = story.checkpoint("writing the " + last);
      Clerks clerks = new Clerks(story);
      clerks.partOfTheOnlyClerk = List.of("loans", "savings", "fees").indexOf(last);
      List<BatchReport.Part> parts =
          List.of(
              new TestPart(story, "loans", passIf(last.equals("loans"), writing)),
              new TestPart(story, "savings", passIf(last.equals("savings"), writing)),
              new TestPart(story, "fees", passIf(last.equals("fees"), writing)));

      Worker<Map<String, Outcome>> manager = create(story, clerks, parts, LONG);
      writing.awaitHeld(1);
      Worker.Rest rest = manager.settle();
      writing.open();

      assertThat(rest)
          .withFailMessage(
              "the %s are still being written, and the manager has closed the report%n"
                  + "manager: expected to wait, was %s",
              last, rest)
          .isNotEqualTo(Worker.Rest.FINISHED);
      assertCreated(
          story,
          clerks,
          manager,
          "all parts are written",
          Map.of("loans", WRITTEN, "savings", WRITTEN, "fees", WRITTEN));
    }
  }

  @Test
  @DisplayName("1.2 all parts are written at the same time")
  void allPartsAreWrittenAtTheSameTime(Story story) {
    Checkpoint writing = story.checkpoint("writing a part");
    Clerks clerks = new Clerks(story);
    List<BatchReport.Part> parts =
        List.of(
            new TestPart(story, "loans", writing::pass),
            new TestPart(story, "savings", writing::pass),
            new TestPart(story, "fees", writing::pass));

    create(story, clerks, parts, LONG).settle();

    int started = clerks.workers.size();
    assertThat(started)
        .withFailMessage(
            "a clerk writes, and the manager keeps other parts back%n"
                + "parts given to the clerks: expected 3, was %d",
            started)
        .isEqualTo(3);
    writing.awaitHeld(3);
  }

  @Test
  @DisplayName("1.3 the report gets done, even if one person has to write all parts")
  void onePersonCanDoItAll(Story story) {
    Clerks nobody = new Clerks(story);
    List<BatchReport.Part> parts =
        List.of(
            new TestPart(story, "loans", () -> {}),
            new TestPart(story, "savings", () -> {}),
            new TestPart(story, "fees", () -> {}));

    Executor theManager = Runnable::run;
    Worker<Map<String, Outcome>> manager = create(story, theManager, parts, LONG);

    assertCreated(
        story,
        nobody,
        manager,
        "there are no clerks, the manager writes all parts, one after the other",
        Map.of("loans", WRITTEN, "savings", WRITTEN, "fees", WRITTEN));
  }

  @Test
  @DisplayName("2.1 a part that fails is through, and the report says that it failed")
  void aPartThatFailsIsThrough(Story story) {
    Clerks clerks = new Clerks(story);
    List<BatchReport.Part> parts = List.of(new TestPart(story, "loans", BatchReportTest::fail));

    Worker<Map<String, Outcome>> manager = create(story, clerks, parts, LONG);

    assertCreated(story, clerks, manager, "the only part has failed", Map.of("loans", FAILED));
  }

  @Test
  @DisplayName("2.2 when a part has failed, the report still waits for the others")
  void afterAFailureTheReportWaitsForTheOthers(Story story) {
    Checkpoint writing = story.checkpoint("writing the savings");
    Clerks clerks = new Clerks(story);
    clerks.partOfTheOnlyClerk = 1;
    List<BatchReport.Part> parts =
        List.of(
            new TestPart(story, "loans", BatchReportTest::fail),
            new TestPart(story, "savings", writing::pass));

    Worker<Map<String, Outcome>> manager = create(story, clerks, parts, LONG);
    writing.awaitHeld(1);
    manager.settle();
    writing.open();

    assertCreated(
        story,
        clerks,
        manager,
        "the loans failed while the savings were being written",
        Map.of("loans", FAILED, "savings", WRITTEN));
  }

  @Test
  @DisplayName("2.3 a part that ends with an Error has failed, too")
  void aPartThatEndsWithAnErrorHasFailed(Story story) {
    Clerks clerks = new Clerks(story);
    Runnable endlessSum =
        () -> {
          throw new StackOverflowError("the sum contains itself");
        };
    List<BatchReport.Part> parts = List.of(new TestPart(story, "loans", endlessSum));

    Worker<Map<String, Outcome>> manager = create(story, clerks, parts, LONG);

    assertCreated(
        story,
        clerks,
        manager,
        "the only part has ended with a StackOverflowError",
        Map.of("loans", FAILED));
  }

  @Test
  @DisplayName("3.1 a part that never ends does not keep the manager waiting for ever")
  void aPartThatNeverEndsIsMissing(Story story) {
    Checkpoint writing = story.checkpoint("writing the fees");
    Clerks clerks = new Clerks(story);
    List<BatchReport.Part> parts = List.of(new TestPart(story, "fees", writing::pass));

    Worker<Map<String, Outcome>> manager = create(story, clerks, parts, SHORT);
    writing.awaitHeld(1);

    assertReport(
        story,
        manager,
        "the time is over, and the only part is not written",
        Map.of("fees", MISSING));
  }

  @Test
  @DisplayName("3.2 when the time is over, the report says what is missing, and stays as it is")
  void theReportIsClosedWhenTheTimeIsOver(Story story) {
    Checkpoint writing = story.checkpoint("writing the fees");
    Clerks clerks = new Clerks(story);
    clerks.partOfTheOnlyClerk = 2;
    List<BatchReport.Part> parts =
        List.of(
            new TestPart(story, "loans", () -> {}),
            new TestPart(story, "savings", () -> {}),
            new TestPart(story, "fees", writing::pass));

    Worker<Map<String, Outcome>> manager = create(story, clerks, parts, SHORT);
    writing.awaitHeld(1);

    Map<String, Outcome> expected = Map.of("loans", WRITTEN, "savings", WRITTEN, "fees", MISSING);
    assertReport(story, manager, "the time is over, and the fees are not written", expected);
    writing.open();
    clerks.awaitEnd();
    assertReport(story, manager, "the fees were written after the report was closed", expected);
  }

  @Test
  @DisplayName("3.3 a limit below a second is waited for, too")
  void aLimitBelowASecondIsWaitedFor(Story story) {
    // On a starved machine the time may really be over so soon; then this proves nothing.
    for (int attempt = 1; attempt <= 3; attempt++) {
      Checkpoint writing = story.checkpoint("writing the fees");
      Clerks clerks = new Clerks(story);
      List<BatchReport.Part> parts = List.of(new TestPart(story, "fees", writing::pass));

      Worker<Duration> manager =
          story.start("manager", () -> timeToCreate(story, clerks, parts, BELOW_A_SECOND));
      writing.awaitHeld(1);
      Worker.Rest rest = manager.settle();
      writing.open();

      if (rest != Worker.Rest.FINISHED) {
        return;
      }
      boolean tooSoon = manager.result().compareTo(BELOW_A_SECOND.dividedBy(2)) < 0;
      assertThat(tooSoon)
          .withFailMessage(
              "the limit is %d milliseconds, and before half of that was over the manager closed"
                  + " the report, though the fees were still being written%n"
                  + "manager: expected to wait, was %s",
              BELOW_A_SECOND.toMillis(), rest)
          .isFalse();
    }
  }

  /** Returns how long the manager waits. */
  private static Duration timeToCreate(
      Story story, Executor clerks, List<BatchReport.Part> parts, Duration limit)
      throws InterruptedException {
    long begin = System.nanoTime();
    new BatchReport(clerks).create(parts, limit);
    Duration time = Duration.ofNanos(System.nanoTime() - begin);
    story.note("closes the report");
    return time;
  }

  private static Worker<Map<String, Outcome>> create(
      Story story, Executor clerks, List<BatchReport.Part> parts, Duration limit) {
    return story.start("manager", () -> new BatchReport(clerks).create(parts, limit));
  }

  private static Runnable passIf(boolean condition, Checkpoint checkpoint) {
    return condition ? checkpoint::pass : () -> {};
  }

  private static void fail() {
    throw new IllegalStateException("the numbers are wrong");
  }

  /** Checks the report when all clerks are through with their parts. */
  private static void assertCreated(
      Story story,
      Clerks clerks,
      Worker<Map<String, Outcome>> manager,
      String when,
      Map<String, Outcome> expected) {
    clerks.awaitEnd();
    assertReport(story, manager, when, expected);
  }

  private static void assertReport(
      Story story,
      Worker<Map<String, Outcome>> manager,
      String when,
      Map<String, Outcome> expected) {
    boolean ends = manager.ends();
    assertThat(ends)
        .withFailMessage(
            "%s, and the manager still waits%n" + "report: expected %s, was not closed",
            when, new TreeMap<>(expected))
        .isTrue();
    Map<String, Outcome> report = new TreeMap<>(manager.result());
    assertThat(report)
        .withFailMessage(
            "%s, and the report tells something else%nreport: expected %s, was %s",
            when, new TreeMap<>(expected), report)
        .isEqualTo(expected);
  }

  /** A part that writes down what happens to it and lets a test come in between. */
  private record TestPart(Story story, String name, Runnable whileWriting)
      implements BatchReport.Part {
    @Override
    public void write() {
      story.note("writes the " + name);
      whileWriting.run();
      story.note("has written the " + name);
    }
  }

  /**
   * A clerk for each part. Or a single one, for a single part: then the manager writes all others,
   * and has done so before the waiting begins. What a part throws is no failure of the test.
   */
  private static final class Clerks implements Executor {
    private static final int ALL = -1;

    private final Story story;
    private final List<Worker<Void>> workers = new CopyOnWriteArrayList<>();
    private final AtomicInteger given = new AtomicInteger();
    private volatile int partOfTheOnlyClerk = ALL;

    Clerks(Story story) {
      this.story = story;
    }

    @Override
    public void execute(Runnable task) {
      int part = given.getAndIncrement();
      if (partOfTheOnlyClerk == ALL || partOfTheOnlyClerk == part) {
        workers.add(story.start("clerk-" + (part + 1), () -> work(task)));
      } else {
        work(task);
      }
    }

    private void work(Runnable task) {
      try {
        task.run();
      } catch (RuntimeException | Error e) {
        story.note("gets " + e.getClass().getSimpleName());
      }
    }

    void awaitEnd() {
      workers.forEach(Worker::result);
    }
  }
}
