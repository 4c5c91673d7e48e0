package workbook.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Explorer;
import workbook.support.Kind;
import workbook.support.Kinds;
import workbook.support.Round;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 4 · CrashReport")
@Exercise(module = "01-threading-basics", number = 4)
class CrashReportTest {

  @Test
  @DisplayName("1.1 the report names who has failed, with the failure itself, and nobody else")
  @Kinds({Kind.FAILURES, Kind.STATES})
  void theReportNamesWhoHasFailed(Story story) {
    Night night = new Night(story);
    Throwable failure = new IllegalStateException("no rate for today");
    night.addFailing("interest", failure);
    night.jobs.put("statements", () -> new IllegalStateException("a result, and no failure"));

    night.run().result();

    night.assertReport("interest failed, and statements did not", Map.of("interest", failure));
  }

  @Test
  @DisplayName("1.2 a checked exception is a failure like any other")
  @Kinds(Kind.FAILURES)
  void aCheckedExceptionIsAFailure(Story story) {
    Night night = new Night(story);
    Throwable failure = new IOException("the disk is full", new IOException("bad block"));
    night.addFailing("backup", failure);

    night.run().result();

    night.assertReport("backup failed with a checked exception", Map.of("backup", failure));
  }

  @Test
  @DisplayName("1.3 an error is a failure, too")
  @Kinds(Kind.FAILURES)
  void anErrorIsAFailure(Story story) {
    Night night = new Night(story);
    Throwable failure = new StackOverflowError("a contract that refers to itself");
    night.addFailing("contracts", failure);

    night.run().result();

    night.assertReport("contracts failed with an error", Map.of("contracts", failure));
  }

  @Test
  @DisplayName("1.4 a failure of the kind that tools throw is one of the job, and is not unwrapped")
  @Kinds({Kind.FAILURES, Kind.INTERRUPT_ANSWERS})
  void aFailureThatToolsThrowIsOneOfTheJob(Story story) {
    Throwable cause = new IllegalStateException("no rate for today");

    for (Throwable failure :
        Arrays.asList(
            new InterruptedException("a job of its own"),
            new ExecutionException(cause),
            new CompletionException(cause),
            new CancellationException("not today"))) {
      Night night = new Night(story);
      night.addFailing("interest", failure);
      night.addFailing("statements", failure);
      night.run().result();
      night.assertReport(
          "interest and statements failed, both with the same " + failure.getClass().getName(),
          Map.of("interest", failure, "statements", failure));
    }
  }

  @Test
  @DisplayName("1.5 a job that renames its thread and sets its interrupt flag fails like any other")
  @Kinds({Kind.INTERRUPTS, Kind.INTERRUPT_ANSWERS, Kind.FAILURES})
  void whateverAJobDoesToItsThread(Story story) {
    Night night = new Night(story);
    Throwable failure = new IllegalStateException("no rate for today");
    night.add(
        "interest",
        () -> {
          Thread.currentThread().setName("somebody else");
          Thread.currentThread().interrupt();
          throw failure;
        });
    night.add("statements", () -> Thread.currentThread().interrupt());

    night.run().result();

    night.assertReport(
        "interest failed, after it had renamed its thread and set its interrupt flag",
        Map.of("interest", failure));
  }

  @Test
  @DisplayName("1.6 two jobs fail, in every order: both are reported, one thread at a time writes")
  @Kinds({Kind.EVERY_ORDER, Kind.FAILURES, Kind.WHO_IS_INSIDE, Kind.MORE_WHO_WAIT})
  void twoFailInEveryOrder(Explorer explorer) {
    explorer.everyOrder(round -> new Shift(round, "interest", "statements").runs());
  }

  @Test
  @DisplayName("1.7 one job fails: the others go on, undisturbed")
  @Kinds({Kind.FAILURES, Kind.WHO_IS_INSIDE})
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
  @DisplayName("1.8 a hundred jobs run at once, each on a thread of its own")
  @Kinds({Kind.SIZES, Kind.WHO_IS_INSIDE})
  void eachJobHasAThreadOfItsOwn(Story story) {
    Checkpoint working = story.checkpoint("working on a job");
    Night night = new Night(story);
    for (int i = 1; i <= 100; i++) {
      night.addSilent("job-" + i, working::pass);
    }

    Worker<Void> operator = night.run();
    boolean together = Lookout.happens(story, "all jobs", () -> night.threads.size() == 100);

    assertThat(together)
        .withFailMessage(
            "some jobs do not begin before others have finished%n"
                + "jobs at work at once: expected 100, was %d",
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
  @DisplayName("2.1 run() returns only when all jobs are done, and at once if there are none")
  @Kinds({Kind.STATES, Kind.SIZES})
  void runWaitsForAllJobs(Story story) {
    Night empty = new Night(story);
    empty.run().result();
    empty.assertReport("there were no jobs", Map.of());

    Checkpoint working = story.checkpoint("working on a job");
    Night night = new Night(story);
    night.add("interest", () -> {});
    night.add("statements", working::pass);
    night.add("backup", () -> {});
    Worker<Void> operator =
        story.start(
            "operator",
            () -> {
              LockSupport.unpark(Thread.currentThread()); // the next park() returns at once
              CrashReport.run(night.jobs, night.report);
            });
    working.awaitHeld(1);

    assertThat(operator.settle())
        .withFailMessage(
            "run() has returned, but statements is still at work%n"
                + "expected to wait for the last job")
        .isNotEqualTo(Worker.Rest.FINISHED);
  }

  @Test
  @DisplayName("2.2 run() waits however long the jobs take")
  @Kinds({Kind.EVERY_ORDER, Kind.OWN_LIMITS})
  void runWaitsHoweverLong(Explorer explorer) {
    explorer.lettingTimeRunOut().everyOrder(round -> new Shift(round, "interest").runs());
  }

  @Test
  @DisplayName("2.3 an interrupt ends the wait; after that the jobs go on, and nobody writes")
  @Kinds({Kind.INTERRUPTS, Kind.LATE_EVENTS, Kind.FAILURES})
  void whoWaitsCanBeInterrupted(Story story) {
    Leftovers leftovers = new Leftovers();
    Checkpoint working = story.checkpoint("working on a job");
    Night night = new Night(story);
    night.add("interest", () -> {});
    night.add("statements", working::pass);
    night.add(
        "backup",
        () -> {
          working.pass();
          throw new IOException("the disk is full");
        });

    Worker<Throwable> operator = story.start("operator", night::outcome);
    working.awaitHeld(2);
    assertThat(operator.settle().isWaiting())
        .withFailMessage("run() does not wait for the jobs: there is nothing to interrupt")
        .isTrue();
    boolean ended = operator.endsWhenInterrupted();

    assertThat(ended)
        .withFailMessage(
            "the operator was interrupted while statements and backup are at work%n"
                + "run(): expected to end at once, but it still waits")
        .isTrue();
    assertThat(operator.result())
        .withFailMessage(
            "the operator was interrupted while statements and backup are at work%n"
                + "run(): expected java.lang.InterruptedException, was %s",
            operator.result())
        .isInstanceOf(InterruptedException.class);
    night.assertReport("run() has ended, and no job had failed before", Map.of());
    working.open();
    assertNoThreadIsLeft(story, leftovers);
    assertThat(night.undisturbed)
        .withFailMessage(
            "the operator was interrupted, and a job for that%n"
                + "undisturbed: expected interest and statements, was %s",
            night.undisturbed)
        .containsExactlyInAnyOrder("interest", "statements");
    night.assertReport("backup failed when run() had ended already", Map.of());
  }

  @Test
  @DisplayName(
      "2.4 the operator is interrupted, at any moment: nobody writes after the end of run()")
  @Kinds({Kind.EVERY_ORDER, Kind.INTERRUPTS, Kind.LATE_EVENTS})
  void theOperatorIsInterruptedAtAnyMoment(Explorer explorer) {
    explorer.interrupting("operator").everyOrder(round -> new Shift(round, "interest").runs());
  }

  @Test
  @DisplayName("2.5 no thread is left when the night is over")
  @Kinds({Kind.STATES, Kind.FAILURES})
  void noThreadIsLeft(Story story) {
    Leftovers leftovers = new Leftovers();
    Night night = new Night(story);
    night.add("interest", () -> {});
    night.addFailing("statements", new IllegalStateException("no paper"));
    night.addFailing("backup", new StackOverflowError("a folder in itself"));

    night.run().result();

    assertNoThreadIsLeft(story, leftovers);
  }

  @Test
  @DisplayName("2.6 two nights at once, and one after them: none disturbs another")
  @Kinds({Kind.STATES, Kind.WHO_IS_INSIDE})
  void twoNightsAtOnce(Story story) {
    Checkpoint working = story.checkpoint("working on a job");
    Night first = new Night(story);
    Throwable failure = new IllegalStateException("no rate for today");
    first.addFailing("backup", failure);
    first.add(
        "interest",
        () -> {
          working.pass();
          throw failure;
        });
    Night second = new Night(story);
    Throwable other = new StackOverflowError("a contract that refers to itself");
    second.addFailing("interest", other);

    Worker<Void> operator = first.run();
    working.awaitHeld(1);
    operator.settle();
    Worker<Void> colleague =
        story.start("colleague", () -> CrashReport.run(second.jobs, second.report));
    assertThat(colleague.ends())
        .withFailMessage(
            "the jobs of a second night are done, but those of the first one are not%n"
                + "run() of the second night: expected to return, but it waits")
        .isTrue();
    second.assertReport("the first night goes on", Map.of("interest", other));
    working.open();
    operator.result();

    first.assertReport(
        "a second night was over before this one", Map.of("backup", failure, "interest", failure));
    Night third = new Night(story);
    third.addFailing("interest", other);
    third.run().result();
    third.assertReport("this was the third night", Map.of("interest", other));
  }

  private static boolean isOfTheCommonPool(Thread thread) {
    return thread instanceof ForkJoinWorkerThread worker
        && worker.getPool() == ForkJoinPool.commonPool();
  }

  private static void assertNoThreadIsLeft(Story story, Leftovers leftovers) {
    String left = leftovers.forEver(story);
    assertThat(left)
        .withFailMessage(
            "all jobs are done, but there are still threads, and they wait for more%n"
                + "threads left: expected none, was %s",
            left)
        .isEmpty();
  }

  private static void assertReport(
      String seen, Map<String, Throwable> report, Map<String, Throwable> expected) {
    assertThat(report)
        .withFailMessage("%s%nreport: expected %s, was %s", seen, expected, report)
        .isEqualTo(expected);
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void fail(Throwable failure) throws E {
    throw (E) failure;
  }

  /** A piece of work that may throw anything. */
  private interface Work {
    void run() throws Throwable;
  }

  /** The jobs of one night and what became of them. */
  private static final class Night {
    private final Story story;
    private final Map<String, Callable<?>> jobs = new LinkedHashMap<>();
    private final Map<String, Thread> threads = new ConcurrentHashMap<>();
    private final Set<String> undisturbed = ConcurrentHashMap.newKeySet();
    private final Map<String, Throwable> report = Collections.synchronizedMap(new TreeMap<>());

    Night(Story story) {
      this.story = story;
    }

    void add(String job, Work work) {
      addSilent(
          job,
          () -> {
            story.note("begins " + job);
            work.run();
            story.note("ends " + job);
          });
    }

    void addSilent(String job, Work work) {
      jobs.put(
          job,
          () -> {
            threads.put(job, Thread.currentThread());
            try {
              work.run();
            } catch (Throwable e) {
              CrashReportTest.<Exception>fail(e);
            }
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
            throw failure;
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

    void assertReport(String seen, Map<String, Throwable> expected) {
      CrashReportTest.assertReport(seen, report, expected);
    }
  }

  /** A night whose jobs all fail, in whatever order things happen. */
  private static final class Shift {
    private final Round round;
    private final Map<String, Callable<?>> jobs = new LinkedHashMap<>();
    private final Map<String, Throwable> failures = new TreeMap<>();
    private final Set<Thread> threads = Collections.synchronizedSet(new LinkedHashSet<>());
    private final AtomicInteger disturbed = new AtomicInteger();
    private final Report report;

    Shift(Round round, String... names) {
      this.round = round;
      report = new Report(round, names.length > 1 ? round::seam : () -> {});
      for (String job : names) {
        add(job, jobs.isEmpty() ? new IllegalStateException("no rate") : new Error("no paper"));
      }
    }

    private void add(String job, Throwable failure) {
      failures.put(job, failure);
      jobs.put(
          job,
          () -> {
            threads.add(Thread.currentThread());
            round.note("fails in " + job);
            round.seam();
            if (Thread.currentThread().isInterrupted()) {
              disturbed.incrementAndGet();
            }
            CrashReportTest.<Exception>fail(failure);
            return null;
          });
    }

    void runs() {
      boolean[] flag = new boolean[1];
      int[] disturbedUntilThen = new int[1];
      Round.Call<Void> call =
          round.thread(
              "operator",
              () -> {
                try {
                  CrashReport.run(jobs, report);
                } finally {
                  report.ended = true;
                  report.atEnd = new TreeMap<>(report.entries);
                  round.note("has left run()");
                  round.seam(); // the jobs go on
                  disturbedUntilThen[0] = disturbed.get();
                  flag[0] = Thread.currentThread().isInterrupted();
                }
              });
      round.check(
          () -> {
            assertOneAtATime();
            if (call.returned()) {
              assertReport("each job failed, and run() has returned", report.atEnd, failures);
              assertThreads();
              assertThat(flag[0])
                  .withFailMessage(
                      "the operator was interrupted, and nobody will ever learn of it%n"
                          + "interrupt flag: expected %s, was %s",
                      call.wasInterrupted(), flag[0])
                  .isEqualTo(call.wasInterrupted());
            } else {
              assertThat(failures.entrySet())
                  .withFailMessage(
                      "the operator was interrupted, and the report is not only incomplete, but"
                          + " wrong%nreport: expected some of %s, was %s",
                      failures, report.entries)
                  .containsAll(report.entries.entrySet());
            }
            assertThat(disturbedUntilThen[0])
                .withFailMessage(
                    "a job was interrupted, and nobody was to do that%n"
                        + "jobs interrupted: expected 0, was %d",
                    disturbedUntilThen[0])
                .isZero();
          });
    }

    private void assertThreads() {
      assertThat(threads.size())
          .withFailMessage(
              "a thread was used for one job, and then for another one%n"
                  + "threads for %1$d jobs: expected %1$d, was %2$d",
              jobs.size(), threads.size())
          .isEqualTo(jobs.size());
    }

    private void assertOneAtATime() {
      assertThat(report.mostAtOnce.get())
          .withFailMessage(
              "two jobs failed, and two threads were in the report at once: entries can get lost%n"
                  + "threads in the report: expected 1 at a time, was %d",
              report.mostAtOnce.get())
          .isLessThanOrEqualTo(1);
      assertThat(report.late)
          .withFailMessage(
              "run() has ended, and a job writes into the report after that%n"
                  + "written after the end: expected nothing, was %s",
              report.late)
          .isNull();
    }
  }

  /** A report into which others may come while somebody is in it, and which counts those. */
  private static final class Report extends AbstractMap<String, Throwable> {
    private final Round round;
    private final Runnable comeIn;
    private final Map<String, Throwable> entries = new TreeMap<>();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private volatile boolean ended;
    private volatile String late;
    private Map<String, Throwable> atEnd = Map.of();

    Report(Round round, Runnable comeIn) {
      this.round = round;
      this.comeIn = comeIn;
    }

    @Override
    public Throwable put(String job, Throwable failure) {
      round.note("writes down " + job);
      late = ended ? job : late;
      pass();
      return entries.put(job, failure);
    }

    private void pass() {
      mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
      try {
        comeIn.run();
      } finally {
        atOnce.decrementAndGet();
      }
    }

    @Override
    public Set<Entry<String, Throwable>> entrySet() {
      pass();
      return new TreeMap<>(entries).entrySet();
    }
  }
}
