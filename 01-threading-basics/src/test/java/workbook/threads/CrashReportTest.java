package workbook.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 4 · CrashReport")
@Exercise(module = "01-threading-basics", number = 4)
class CrashReportTest {

  @Test
  @DisplayName("1.1 the report names who has failed, with the failure itself, and nobody else")
  void theReportNamesWhoHasFailed(Story story) {
    Night night = new Night(story);
    Throwable failure = new IllegalStateException("no rate for today");
    night.addFailing("interest", failure);
    night.add("statements", () -> {});

    night.run().result();

    night.assertReport("interest failed, and statements did not", Map.of("interest", failure));
  }

  @Test
  @DisplayName("1.2 a checked exception is a failure like any other")
  void aCheckedExceptionIsAFailure(Story story) {
    Night night = new Night(story);
    Throwable failure = new IOException("the disk is full");
    night.addFailing("backup", failure);

    night.run().result();

    night.assertReport("backup failed with a checked exception", Map.of("backup", failure));
  }

  @Test
  @DisplayName("1.3 an error is a failure, too")
  void anErrorIsAFailure(Story story) {
    Night night = new Night(story);
    Throwable failure = new StackOverflowError("a contract that refers to itself");
    night.addFailing("contracts", failure);

    night.run().result();

    night.assertReport("contracts failed with an error", Map.of("contracts", failure));
  }

  @Test
  @DisplayName("1.4 two jobs fail at once: only one thread at a time writes into the report")
  void oneAtATimeWritesIntoTheReport(Story story) {
    Checkpoint writing = story.checkpoint("writing into the report");
    Night night = new Night(story);
    night.report.whileWriting = writing::pass;
    night.addFailing("interest", new IllegalStateException("no rate for today"));
    night.addFailing("statements", new IllegalStateException("no paper"));

    night.run();
    night.awaitFirstEntry();
    Lookout.happens(story, "two jobs", () -> night.threads.size() == 2);
    night.threads.values().forEach(thread -> Lookout.settle(story, thread));
    writing.open();
    story.join();

    assertThat(night.report.mostAtOnce.get())
        .withFailMessage(
            "two jobs failed, and two threads were in the report at once: entries can get lost%n"
                + "threads that write: expected 1 at a time, was %d",
            night.report.mostAtOnce.get())
        .isEqualTo(1);
  }

  @Test
  @DisplayName("1.5 one job fails: the others go on, undisturbed")
  void oneFailureStopsNobody(Story story) {
    Checkpoint working = story.checkpoint("working on a job");
    Night night = new Night(story);
    night.addFailing("interest", new IllegalStateException("no rate for today"));
    night.add("statements", working::pass);
    night.add("backup", working::pass);

    Worker<Void> operator = night.run();
    story.await("interest to begin", () -> night.threads.containsKey("interest"));
    Lookout.happens(story, "the other jobs to begin", () -> night.threads.size() == 3);
    Lookout.settle(story, night.threads.get("interest"));
    assertThat(operator.settle().isWaiting())
        .withFailMessage(
            "interest failed, and the operator did not wait for statements and backup%n"
                + "run(): expected to wait for the other jobs, but it has returned")
        .isTrue();
    working.open();
    story.join();

    assertThat(night.undisturbed)
        .withFailMessage(
            "interest failed, and another job was interrupted for that%n"
                + "undisturbed: expected backup and statements, was %s",
            night.undisturbed)
        .containsExactlyInAnyOrder("statements", "backup");
  }

  @Test
  @DisplayName("1.6 all jobs run at once, each on a thread of its own")
  void eachJobHasAThreadOfItsOwn(Story story) {
    Checkpoint working = story.checkpoint("working on a job");
    Night night = new Night(story);
    for (int i = 1; i <= 12; i++) {
      night.add("job-" + i, working::pass);
    }

    Worker<Void> operator = night.run();
    boolean together = Lookout.happens(story, "twelve jobs", () -> night.threads.size() == 12);

    assertThat(together)
        .withFailMessage(
            "some jobs do not begin before others have finished%n"
                + "jobs at work at once: expected 12, was %d",
            night.threads.size())
        .isTrue();
    assertThat(night.threads.values())
        .withFailMessage("a job runs on the thread of the operator, and not on one of its own")
        .doesNotContain(operator.thread());
    assertThat(night.threads.values())
        .withFailMessage("a job runs on a thread of the common pool, and not on one of its own")
        .noneMatch(CrashReportTest::isOfTheCommonPool);
  }

  @Test
  @DisplayName("2.1 run() returns only when all jobs are done")
  void runWaitsForAllJobs(Story story) {
    Checkpoint working = story.checkpoint("working on a job");
    Night night = new Night(story);
    night.add("interest", () -> {});
    night.add("statements", working::pass);
    night.add("backup", () -> {});

    Worker<Void> operator = night.run();
    working.awaitHeld(1);

    assertThat(operator.settle())
        .withFailMessage(
            "run() has returned, but statements is still at work%n"
                + "expected to wait for the last job")
        .isNotEqualTo(Worker.Rest.FINISHED);
  }

  @Test
  @DisplayName("2.2 run() returns only when the report is complete")
  void runWaitsForTheReport(Story story) {
    Checkpoint writing = story.checkpoint("writing into the report");
    Night night = new Night(story);
    night.report.whileWriting = writing::pass;
    night.addFailing("interest", new IllegalStateException("no rate for today"));

    Worker<Void> operator = night.run();
    night.awaitFirstEntry();

    assertThat(operator.settle())
        .withFailMessage(
            "run() has returned, but the failure of interest is just being written down%n"
                + "expected to wait until the report is complete")
        .isNotEqualTo(Worker.Rest.FINISHED);
  }

  @Test
  @DisplayName("2.3 who waits in run() can be interrupted")
  void whoWaitsCanBeInterrupted(Story story) {
    Checkpoint working = story.checkpoint("working on a job");
    Night night = new Night(story);
    night.add("interest", working::pass);

    Worker<Throwable> operator = story.start("operator", night::outcome);
    working.awaitHeld(1);
    assertThat(operator.settle().isWaiting())
        .withFailMessage("run() does not wait for interest: there is nothing to interrupt")
        .isTrue();
    boolean ended = operator.endsWhenInterrupted();

    assertThat(ended)
        .withFailMessage(
            "the operator was interrupted while interest is at work%n"
                + "run(): expected to end at once, but it still waits")
        .isTrue();
    assertThat(operator.result())
        .withFailMessage(
            "the operator was interrupted while interest is at work%n"
                + "run(): expected java.lang.InterruptedException, was %s",
            operator.result())
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  @DisplayName("2.4 no thread is left when the night is over")
  void noThreadIsLeft(Story story) {
    Night night = new Night(story);
    night.add("interest", () -> {});
    night.addFailing("statements", new IllegalStateException("no paper"));

    night.run().result();
    boolean ended =
        Lookout.happens(
            story,
            "the threads of the jobs to end",
            () -> night.threads.values().stream().noneMatch(Thread::isAlive));

    assertThat(ended)
        .withFailMessage(
            "all jobs are done, but their threads are still there, and wait for more%n"
                + "threads: expected to end, was %s",
            night.threads.values())
        .isTrue();
  }

  private static boolean isOfTheCommonPool(Thread thread) {
    return thread instanceof ForkJoinWorkerThread worker
        && worker.getPool() == ForkJoinPool.commonPool();
  }

  /** The jobs of one night and what became of them. */
  private static final class Night {
    private final Story story;
    private final Map<String, Callable<?>> jobs = new LinkedHashMap<>();
    private final Map<String, Thread> threads = new ConcurrentHashMap<>();
    private final Set<String> undisturbed = ConcurrentHashMap.newKeySet();
    private final Report report;

    Night(Story story) {
      this.story = story;
      report = new Report(story);
    }

    void add(String job, Story.Action action) {
      jobs.put(
          job,
          () -> {
            story.note("begins " + job);
            threads.put(job, Thread.currentThread());
            action.run();
            story.note("ends " + job);
            if (!Thread.currentThread().isInterrupted()) {
              undisturbed.add(job);
            }
            return null;
          });
    }

    void addFailing(String job, Throwable failure) {
      add(
          job,
          () -> {
            story.note("fails in " + job);
            if (failure instanceof Error error) {
              throw error;
            }
            throw (Exception) failure;
          });
    }

    Worker<Void> run() {
      return story.start("operator", () -> CrashReport.run(jobs, report));
    }

    /** What run() throws, or null. */
    Throwable outcome() {
      try {
        CrashReport.run(jobs, report);
        return null;
      } catch (Throwable e) {
        return e;
      }
    }

    void awaitFirstEntry() {
      assertThat(Lookout.happens(story, "an entry", () -> report.mostAtOnce.get() > 0))
          .withFailMessage("a job failed, and nobody writes that into the report")
          .isTrue();
    }

    void assertReport(String seen, Map<String, Throwable> expected) {
      assertThat(report)
          .withFailMessage("%s%nreport: expected %s, was %s", seen, expected, report)
          .isEqualTo(expected);
    }
  }

  /** A report that lets a test come in while somebody writes, and counts who does at once. */
  private static final class Report extends AbstractMap<String, Throwable> {
    private final Story story;
    private final Map<String, Throwable> entries = new TreeMap<>(); // guarded by itself
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private volatile Runnable whileWriting = () -> {};

    Report(Story story) {
      this.story = story;
    }

    @Override
    public Throwable put(String job, Throwable failure) {
      story.note("writes down " + job);
      mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
      whileWriting.run();
      atOnce.decrementAndGet();
      synchronized (entries) {
        return entries.put(job, failure);
      }
    }

    @Override
    public Set<Entry<String, Throwable>> entrySet() {
      synchronized (entries) {
        return new TreeMap<>(entries).entrySet();
      }
    }
  }
}
