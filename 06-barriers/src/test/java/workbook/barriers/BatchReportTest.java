package workbook.barriers;

import static org.assertj.core.api.Assertions.assertThat;
import static workbook.barriers.BatchReport.Outcome.FAILED;
import static workbook.barriers.BatchReport.Outcome.MISSING;
import static workbook.barriers.BatchReport.Outcome.WRITTEN;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.barriers.BatchReport.Outcome;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Explorer;
import workbook.support.Kind;
import workbook.support.Kinds;
import workbook.support.Round;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 2 · BatchReport")
@Exercise(module = "06-barriers", number = 2)
class BatchReportTest {
  private static final Duration AT_ONCE = Duration.ZERO;
  private static final Duration AN_HOUR = Duration.ofHours(1);
  private static final Duration A_DAY = Duration.ofDays(1);
  private static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);

  @Test
  @DisplayName("1.1 the report waits for every part, whichever is the last")
  @Kinds({Kind.EVERY_ORDER, Kind.MORE_WHO_WAIT})
  void theReportWaitsForEveryPart(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Bank bank = new Bank(round);
          bank.manager("manager", A_DAY, bank.part("loans", AT_ONCE), bank.part("fees", AT_ONCE));
        });
  }

  @Test
  @DisplayName("1.2 all parts are written at the same time, and the manager sleeps meanwhile")
  @Kinds({Kind.WHO_IS_INSIDE, Kind.SIZES})
  void allPartsAreWrittenAtTheSameTime(Story story) {
    Checkpoint writing = story.checkpoint("writing a part");
    AtomicInteger given = new AtomicInteger();
    Executor clerks = task -> story.start("clerk-" + given.incrementAndGet(), task::run);
    List<BatchReport.Part> parts = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      parts.add(new Simple("part " + i, writing::pass));
    }

    Worker<Map<String, Outcome>> manager =
        story.start("manager", () -> new BatchReport(clerks).create(parts, A_DAY));
    Worker.Rest rest = manager.settle();

    assertThat(given.get())
        .withFailMessage(
            "a clerk writes, and the manager keeps other parts back%n"
                + "parts given to the clerks: expected 20, was %d",
            given.get())
        .isEqualTo(20);
    writing.awaitHeld(20);
    assertThat(rest)
        .withFailMessage(
            "20 parts are being written, and the manager does not sleep until they are through%n"
                + "manager: expected PARKED (asleep), was %s",
            rest)
        .isEqualTo(Worker.Rest.PARKED);
    writing.open();
    assertThat(manager.result().size())
        .withFailMessage(
            "20 parts were written%nparts in the report: expected 20, was %s", manager.result())
        .isEqualTo(20);
  }

  @Test
  @DisplayName("1.3 one person can write all parts, be it none, one or a hundred")
  @Kinds({Kind.SIZES, Kind.STATES})
  void onePersonCanDoItAll(Story story) {
    BatchReport report = new BatchReport(Runnable::run);
    for (int size : new int[] {0, 1, 100}) {
      List<BatchReport.Part> parts = new ArrayList<>();
      Map<String, Outcome> expected = new TreeMap<>();
      for (int i = 1; i <= size; i++) {
        parts.add(new Simple("part " + i, () -> {}));
        expected.put("part " + i, WRITTEN);
      }

      Worker<Map<String, Outcome>> manager =
          story.start("manager", () -> report.create(parts, A_DAY));

      assertReport(manager, "there are no clerks, and " + size + " parts to be written", expected);
    }
  }

  @Test
  @DisplayName("1.4 two reports at once have nothing to do with each other")
  @Kinds({Kind.EVERY_ORDER, Kind.STATES})
  void reportsShareNothing(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Bank bank = new Bank(round);
          bank.manager("manager-1", A_DAY, bank.part("loans", A_DAY.plus(AN_HOUR)));
          bank.manager("manager-2", A_DAY, bank.part("loans", AT_ONCE), bank.part("fees", AN_HOUR));
        });
  }

  @Test
  @DisplayName("2.1 a part that fails is through, and the report waits for the others all the same")
  @Kinds({Kind.EVERY_ORDER, Kind.FAILURES})
  void aPartThatFailsIsThrough(Explorer explorer) {
    explorer
        .failing()
        .everyOrder(
            round -> {
              Bank bank = new Bank(round);
              bank.partsMayFail = true;
              bank.manager(
                  "manager", A_DAY, bank.part("loans", AT_ONCE), bank.part("fees", AT_ONCE));
            });
  }

  @Test
  @DisplayName("2.2 nor does it matter if the manager writes the parts that fail himself")
  @Kinds({Kind.FAILURES, Kind.TIMES})
  void thePartsOfTheManagerMayFailToo(Story story) {
    Runnable fails =
        () -> {
          throw new IllegalStateException("the numbers are wrong");
        };
    Runnable endless =
        () -> {
          throw new StackOverflowError("the sum contains itself");
        };
    List<BatchReport.Part> parts =
        List.of(
            new Simple("loans", fails),
            new Simple("savings", endless),
            new Simple("fees", () -> {}));

    Worker<Object> manager =
        story.start(
            "manager",
            () -> {
              try {
                return new BatchReport(Runnable::run).create(parts, AT_ONCE);
              } catch (RuntimeException | Error e) {
                return e;
              }
            });

    assertReport(
        manager,
        "the manager wrote the parts, the loans threw an exception, the savings an error",
        Map.of("loans", FAILED, "savings", FAILED, "fees", WRITTEN));
  }

  @Test
  @DisplayName("3.1 the manager waits for an hour in all, and what is not through then is missing")
  @Kinds({Kind.EVERY_ORDER, Kind.TIMES})
  void theLimitIsForAllParts(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Bank bank = new Bank(round);
          bank.manager(
              "manager",
              AN_HOUR,
              bank.part("loans", A_DAY),
              bank.part("savings", A_DAY),
              bank.part("fees", AN_HOUR.dividedBy(2)));
        });
  }

  @Test
  @DisplayName("3.2 a short limit is waited for, too, and without one nobody waits")
  @Kinds({Kind.EVERY_ORDER, Kind.TIMES})
  void aShortLimitIsWaitedFor(Explorer explorer) {
    for (Duration limit : new Duration[] {Duration.ofHours(-1), AT_ONCE}) {
      explorer.everyOrder(
          round -> {
            Bank bank = new Bank(round);
            bank.manager("manager", limit, bank.part("loans", AN_HOUR));
          });
    }
    explorer.everyOrder(
        round -> {
          Bank bank = new Bank(round);
          bank.manager("manager", Duration.ofNanos(900_000), bank.part("loans", AT_ONCE));
        });
  }

  @Test
  @DisplayName("3.3 a long limit is waited for, even if the clock goes round meanwhile")
  @Kinds({Kind.EVERY_ORDER, Kind.TIMES, Kind.OWN_LIMITS})
  void aLongLimitIsWaitedFor(Explorer explorer) {
    for (Duration limit : new Duration[] {A_DAY, FOR_EVER}) {
      explorer
          .startingAt(Long.MAX_VALUE - 1000)
          .everyOrder(
              round -> {
                Bank bank = new Bank(round);
                bank.manager("manager", limit, bank.part("loans", A_DAY.minus(AN_HOUR)));
              });
    }
  }

  @Test
  @DisplayName("3.4 when the report is closed it stays as it is, and late parts go on undisturbed")
  @Kinds({Kind.EVERY_ORDER, Kind.LATE_EVENTS})
  void lateEventsChangeNothing(Explorer explorer) {
    explorer
        .lettingTimeRunOut()
        .everyOrder(
            round -> {
              Bank bank = new Bank(round);
              bank.timeMayRunOut = true;
              bank.manager(
                  "manager", AN_HOUR, bank.part("loans", AT_ONCE), bank.part("fees", A_DAY));
            });
  }

  @Test
  @DisplayName(
      "3.5 an interrupt of the manager, whenever it comes, disturbs no part and is not lost")
  @Kinds({Kind.EVERY_ORDER, Kind.INTERRUPTS})
  void anInterruptDisturbsNoPart(Explorer explorer) {
    explorer
        .interrupting("manager")
        .everyOrder(
            round -> {
              Bank bank = new Bank(round);
              bank.manager(
                  "manager", A_DAY, bank.part("loans", AT_ONCE), bank.part("fees", AN_HOUR));
            });
  }

  @Test
  @DisplayName("3.6 a manager who is interrupted does not wait any longer")
  @Kinds(Kind.INTERRUPTS)
  void anInterruptEndsTheWait(Story story) {
    Checkpoint writing = story.checkpoint("writing the loans");
    Executor clerks = task -> story.start("clerk", task::run);
    List<BatchReport.Part> parts = List.of(new Simple("loans", writing::pass));

    Worker<String> manager =
        story.start(
            "manager",
            () -> {
              try {
                return "the report " + new BatchReport(clerks).create(parts, A_DAY);
              } catch (InterruptedException e) {
                return "an InterruptedException";
              }
            });
    writing.awaitHeld(1);
    manager.settle();

    assertThat(manager.endsWhenInterrupted())
        .withFailMessage(
            "the manager was interrupted while he waited for the loans, and still waits%n"
                + "manager: expected an InterruptedException, was waiting")
        .isTrue();
    assertThat(manager.result())
        .withFailMessage(
            "the manager was interrupted while he waited for the loans%n"
                + "manager: expected an InterruptedException, was %s",
            manager.result())
        .isEqualTo("an InterruptedException");
  }

  private static void assertReport(Worker<?> manager, String when, Map<String, Outcome> expected) {
    boolean ends = manager.ends();
    assertThat(ends)
        .withFailMessage(
            "%s, and the manager still waits%nreport: expected %s, was not closed",
            when, new TreeMap<>(expected))
        .isTrue();
    assertThat((Object) manager.result())
        .withFailMessage(
            "%s, and the report tells something else%nreport: expected %s, was %s",
            when, new TreeMap<>(expected), manager.result())
        .isEqualTo(expected);
  }

  private record Simple(String name, Runnable writing) implements BatchReport.Part {
    @Override
    public void write() {
      writing.run();
    }
  }

  /** Managers and clerks, each clerk for one part. The clock is that of the round. */
  private static final class Bank {
    private final Round round;
    private final BlockingQueue<Runnable> desk = new LinkedBlockingQueue<>();
    private final BatchReport report = new BatchReport(desk::add);
    private int clerks;
    private boolean timeMayRunOut;
    private boolean partsMayFail;

    Bank(Round round) {
      this.round = round;
    }

    TestPart part(String name, Duration time) {
      clerks++;
      round.thread("clerk-" + clerks, () -> work(desk.take()));
      return new TestPart(this, name, time);
    }

    /** What a part throws is the clerk's own business. */
    private void work(Runnable task) {
      try {
        task.run();
      } catch (RuntimeException | Error e) {
        if (e != round.failure()) {
          throw e;
        }
      }
    }

    void manager(String name, Duration limit, TestPart... parts) {
      Map<String, Outcome> atFirst = new TreeMap<>();
      long[] waited = new long[1];
      boolean[] interrupted = new boolean[1];
      Round.Call<Map<String, Outcome>> call =
          round.thread(
              name,
              () -> {
                long begin = System.nanoTime();
                Map<String, Outcome> closed = report.create(List.of(parts), limit);
                waited[0] = System.nanoTime() - begin;
                interrupted[0] = Thread.currentThread().isInterrupted();
                round.note("closes the report: " + new TreeMap<>(closed));
                atFirst.putAll(closed);
                return closed;
              });
      round.check(() -> assertAllWritten(parts));
      round.check(
          () -> {
            if (call.returned()) {
              assertOutcomes(name, limit, parts, atFirst);
              assertUnchanged(name, atFirst, new TreeMap<>(call.result()));
              assertTime(name, limit, parts, waited[0]);
              assertInterruptKept(name, call.wasInterrupted(), interrupted[0]);
            }
          });
    }

    private static void assertAllWritten(TestPart... parts) {
      for (TestPart part : parts) {
        assertThat(part.was)
            .withFailMessage(
                "a clerk was to write the %s%n%s: expected WRITTEN, undisturbed, was %s",
                part.name, part.name, part.was)
            .isIn("WRITTEN", "FAILED");
      }
    }

    private void assertOutcomes(
        String name, Duration limit, TestPart[] parts, Map<String, Outcome> seen) {
      Map<String, Outcome> expected = new TreeMap<>();
      for (TestPart part : parts) {
        boolean late = part.time.compareTo(limit) > 0;
        boolean missing = timeMayRunOut ? seen.get(part.name) == MISSING : late;
        expected.put(part.name, missing ? MISSING : Outcome.valueOf(part.was));
      }
      assertThat(seen)
          .withFailMessage(
              "the report of %s does not tell what has become of the parts%n"
                  + "report: expected %s, was %s",
              name, expected, seen)
          .isEqualTo(expected);
    }

    private static void assertUnchanged(
        String name, Map<String, Outcome> atFirst, Map<String, Outcome> now) {
      assertThat(now)
          .withFailMessage(
              "the report of %s changed after it was closed%nreport: expected %s, was %s",
              name, atFirst, now)
          .isEqualTo(atFirst);
    }

    private void assertTime(String name, Duration limit, TestPart[] parts, long waited) {
      Duration expected = AT_ONCE;
      for (TestPart part : parts) {
        expected = part.time.compareTo(expected) > 0 ? part.time : expected;
      }
      expected = expected.compareTo(limit) > 0 ? limit : expected;
      boolean tooLong = !timeMayRunOut && waited > Math.max(0, expected.toNanos()) + 1_000_000_000;
      boolean tooShort = !timeMayRunOut && waited < expected.toNanos();
      assertThat(tooLong || tooShort)
          .withFailMessage(
              "%s did not wait until the parts were through or the limit was over%n"
                  + "waited: expected %s, was %s",
              name, expected, Duration.ofNanos(waited))
          .isFalse();
    }

    private static void assertInterruptKept(String name, boolean expected, boolean was) {
      assertThat(was)
          .withFailMessage(
              "%s closed the report, and an interrupt was lost or made up%n"
                  + "interrupted: expected %s, was %s",
              name, expected, was)
          .isEqualTo(expected);
    }
  }

  /** A part that takes its time, by the clock of the round; or it fails. */
  private static final class TestPart implements BatchReport.Part {
    private final Bank bank;
    private final String name;
    private final Duration time;
    private volatile String was = "not begun";

    TestPart(Bank bank, String name, Duration time) {
      this.bank = bank;
      this.name = name;
      this.time = time;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void write() {
      was = "by " + Thread.currentThread().getName();
      bank.round.note("writes the " + name);
      try {
        if (bank.partsMayFail) {
          bank.round.seam();
        }
        if (!time.isZero()) {
          Thread.sleep(time.toMillis());
        }
      } catch (InterruptedException e) {
        was = "INTERRUPTED";
        return;
      } catch (RuntimeException | Error e) {
        was = "FAILED";
        throw e;
      }
      was = Thread.currentThread().getName().startsWith("clerk") ? "WRITTEN" : was;
    }
  }
}
