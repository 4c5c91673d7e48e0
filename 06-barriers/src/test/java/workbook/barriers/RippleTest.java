package workbook.barriers;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Kind;
import workbook.support.Kinds;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 3 · Ripple")
@Exercise(module = "06-barriers", number = 3)
class RippleTest {
  private static final int RUNS = 40;
  private static final int LOOKS = 8; // two seconds and more, altogether

  @Test
  @DisplayName("1.1 if the rule throws while the others wait, all end, and the caller is told")
  @Kinds({Kind.FAILURES, Kind.MORE_WHO_WAIT})
  void aFailureReachesTheCaller(Story story) {
    Throwable failure = new IllegalStateException("no rule for this cell");
    Checkpoint failing = story.checkpoint("about to fail");
    Tracer tracer = new Tracer(story, 6);
    tracer.during(2, 2, failing::pass);
    tracer.failsAfter(2, 2, failure);

    Worker<Object> caller = run(story, tracer, tracer.water(), 3, 9);
    failing.awaitHeld(1);
    tracer.awaitCells(2, 5);
    tracer.settleAllBut(2, 2);
    failing.open();

    assertThatAllEnd(story, tracer, caller, failure, 2);
  }

  @Test
  @DisplayName("1.2 if the rule throws before the others come, all end, and the caller is told")
  @Kinds({Kind.FAILURES, Kind.LATE_EVENTS})
  void aFailureEndsThoseWhoComeLater(Story story) {
    Throwable failure = new Error("no rule for this cell");
    Checkpoint failing = story.checkpoint("about to fail");
    Checkpoint late = story.checkpoint("late");
    Tracer tracer = new Tracer(story, 4);
    tracer.during(0, 1, failing::pass);
    tracer.during(3, 1, late::pass);
    tracer.failsAfter(0, 1, failure);

    Worker<Object> caller = run(story, tracer, tracer.water(), 2, 9);
    failing.awaitHeld(1);
    late.awaitHeld(1);
    failing.open();
    story.await("the rule to throw", () -> tracer.hasThrown);
    tracer.settleAllBut(3, 1);
    boolean waits = caller.settle().isWaiting();
    assertThat(waits)
        .withFailMessage(
            "the rule threw in one worker, and another one is still applying it%n"
                + "caller: expected to wait, was %s",
            waits ? "waiting" : "told " + caller.result())
        .isTrue();
    late.open();

    assertThatAllEnd(story, tracer, caller, failure, 1);
  }

  @Test
  @DisplayName("1.3 whoever begins round 2 fails at once, again and again: all end each time")
  @Kinds({Kind.FAILURES, Kind.MORE_WHO_WAIT})
  void theFirstOfTheNextRoundFails(Story story) {
    for (int run = 1; run <= RUNS; run++) {
      int workers = 2 + run % 2;
      Error failure = new Error("no rule for this cell");
      AtomicInteger calls = new AtomicInteger();
      Ripple.Rule rule =
          (left, self, right) -> {
            if (calls.incrementAndGet() == workers + 1) {
              throw failure;
            }
            return self;
          };

      Object seen = run(story, rule, new TestWater(new int[workers]), workers, 2).result();

      assertThat(seen)
          .withFailMessage(
              "the first worker that began round 2 failed at once%n"
                  + "caller: expected %s, was %s",
              failure, seen == null ? "told nothing" : seen)
          .isSameAs(failure);
    }
  }

  @Test
  @DisplayName("1.4 all workers fail at once, interrupted, too, and then the object works again")
  @Kinds({Kind.FAILURES, Kind.SIZES, Kind.STATES, Kind.INTERRUPT_ANSWERS})
  void allFailAtOnce(Story story) {
    Error same = new Error("no rule at all");
    for (int workers = 1; workers <= 4; workers++) {
      for (int cells = 1; cells <= 3; cells++) {
        boolean[] fails = {true};
        boolean sameForAll = cells == 3;
        boolean interrupted = cells == 2;
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        Ripple.Rule rule =
            (left, self, right) -> {
              if (fails[0]) {
                Error failure = sameForAll ? same : new Error("no rule for this cell");
                failures.add(failure);
                if (interrupted) {
                  Thread.currentThread().interrupt();
                }
                throw failure;
              }
              return self + 1;
            };
        Ripple ripple = new Ripple(rule);

        Object seen = run(story, ripple, new TestWater(new int[cells]), workers, 2).result();

        assertThat(failures)
            .withFailMessage(
                "%d workers, %d cells: the rule threw in each worker%n"
                    + "caller: expected one of %s, was %s",
                workers, cells, failures, seen == null ? "told nothing" : seen)
            .contains((Throwable) seen);

        fails[0] = false;
        TestWater water = new TestWater(new int[cells]);
        Object then = run(story, ripple, water, workers, 2).result();
        assertThat(then == null ? water.toString() : then.toString())
            .withFailMessage(
                "%d workers, %d cells: after a failure, run() was called again%n"
                    + "caller: expected no exception, was %s; cells: expected all 2, was %s",
                workers, cells, then, water)
            .isEqualTo(new TestWater(new int[cells]).toString().replace('0', '2'));
      }
    }
  }

  @Test
  @DisplayName("1.5 a caller who is interrupted gets an InterruptedException, and all end")
  @Kinds(Kind.INTERRUPTS)
  void theCallerIsInterrupted(Story story) {
    Checkpoint working = story.checkpoint("working on a cell");
    Tracer tracer = new Tracer(story, 4);
    tracer.during(0, 1, working::pass);
    tracer.during(2, 1, working::pass);

    Worker<Object> caller = run(story, tracer, tracer.water(), 2, 2);
    working.awaitHeld(2);
    caller.settle();
    story.note("interrupts the caller");
    caller.settleAfter(caller.thread()::interrupt);
    working.open();

    Object seen = caller.result();
    assertThat(seen)
        .withFailMessage(
            "the caller was interrupted while the workers were at work%n"
                + "caller: expected java.lang.InterruptedException, was %s",
            seen == null ? "told nothing" : seen)
        .isInstanceOf(InterruptedException.class);
    tracer.awaitEnd();
  }

  @Test
  @DisplayName("1.6 the first worker fails while others are still to start: all end each time")
  @Kinds({Kind.FAILURES, Kind.SIZES, Kind.LATE_EVENTS})
  void aFailureBeforeTheOthersStart(Story story) {
    Error failure = new Error("no rule for this cell");
    Ripple.Rule rule =
        (left, self, right) -> {
          if (self == 1) {
            throw failure;
          }
          return self;
        };
    int[] levels = new int[12];
    levels[0] = 1;
    for (int run = 1; run <= RUNS; run++) {
      Object seen = run(story, rule, new TestWater(levels), levels.length, 2).result();

      assertThat(seen)
          .withFailMessage(
              "the first of %d workers failed at once%ncaller: expected %s, was %s",
              levels.length, failure, seen == null ? "told nothing" : seen)
          .isSameAs(failure);
    }
  }

  @Test
  @DisplayName("2.1 three workers come to the same result as one")
  @Kinds(Kind.SIZES)
  void theResultIsThatOfOneWorker(Story story) {
    assertSameAsOneWorker(story, 3, 5, 5, 3, 8, 1, 9, 2, 7);
  }

  @Test
  @DisplayName("2.2 there may be more workers than cells")
  @Kinds(Kind.SIZES)
  void moreWorkersThanCells(Story story) {
    assertSameAsOneWorker(story, 5, 3, 4, 6);
  }

  @Test
  @DisplayName("2.3 a worker who reads slowly still finds the levels of the last round")
  @Kinds(Kind.WHO_IS_INSIDE)
  void aSlowReaderReadsTheOldLevels(Story story) {
    Checkpoint reading = story.checkpoint("working on cell 0");
    Tracer tracer = new Tracer(story, 4);
    tracer.during(0, 1, reading::pass);

    Worker<Object> caller = run(story, tracer, tracer.water(), 2, 2);
    reading.awaitHeld(1);
    tracer.awaitThreads(1, 2);
    tracer.settleAllBut(0, 1);
    reading.open();
    caller.result();

    tracer.awaitEnd();
    tracer.assertThatRoundsDoNotMix("a worker was slow to read");
  }

  @Test
  @DisplayName("2.4 all workers work at the same time, be they more than the processors")
  @Kinds({Kind.WHO_IS_INSIDE, Kind.SIZES})
  void allWorkersWorkAtTheSameTime(Story story) {
    int workers = Runtime.getRuntime().availableProcessors() + 2;
    Checkpoint working = story.checkpoint("applying the rule");
    TestWater water = new TestWater(new int[2 * workers]);
    AtomicInteger atWork = new AtomicInteger();
    Ripple.Rule rule =
        (left, self, right) -> {
          story.note("applies the rule");
          atWork.incrementAndGet();
          working.pass();
          return self;
        };

    Worker<Object> caller = run(story, rule, water, workers, 1);
    working.awaitHeld(workers);
    caller.settle();

    assertThat(atWork)
        .withFailMessage(
            "%d threads were asked for, and there are twice as many cells%n"
                + "threads that apply the rule at once: expected %d, was %d",
            workers, workers, atWork.get())
        .hasValue(workers);
    working.open();
    caller.result();
  }

  @Test
  @DisplayName("2.5 any number of workers, cells and rounds, none included: as one worker does it")
  @Kinds(Kind.SIZES)
  void anySize(Story story) {
    int[] levels = {3, 1, 4, 1, 5};
    for (int cells = 0; cells <= levels.length; cells++) {
      for (int workers = 1; workers <= 4; workers++) {
        for (int rounds = 0; rounds <= 3; rounds++) {
          assertSameAsOneWorker(story, workers, rounds, Arrays.copyOf(levels, cells));
        }
      }
    }
  }

  @Test
  @DisplayName("2.6 two calls at once, on the same object: each has workers and cells of its own")
  @Kinds({Kind.STATES, Kind.MORE_WHO_WAIT})
  void twoCallsAtOnce(Story story) {
    Checkpoint working = story.checkpoint("working on cell 0");
    Tracer tracer = new Tracer(story, 4);
    tracer.during(0, 1, working::pass);
    Ripple ripple = new Ripple(tracer);

    Worker<Object> slow = run(story, ripple, tracer.water(), 2, 3);
    working.awaitHeld(1);
    tracer.awaitThreads(1, 2);
    tracer.settleAllBut(0, 1);
    tracer.during(0, 1, () -> {});
    TestWater water = tracer.water();
    Object quick = run(story, ripple, water, 3, 2).result();
    Error failure = new Error("no rule for this cell");
    tracer.failsAfter(0, 2, failure);
    Object failed = run(story, ripple, tracer.water(), 2, 3).result();
    tracer.during(0, 2, () -> {});
    working.open();
    Object then = slow.result();

    assertThat(Arrays.asList(quick, then))
        .withFailMessage(
            "one caller waited for a slow worker, and another one came with other water%n"
                + "callers: expected no exception, was %s and %s",
            then, quick)
        .containsOnlyNulls();
    assertThat(failed)
        .withFailMessage(
            "one caller waited for a slow worker, and the rule threw at another caller's worker%n"
                + "the other caller: expected %s, was %s",
            failure, failed == null ? "told nothing" : failed)
        .isSameAs(failure);
    assertThat(water.toString())
        .withFailMessage(
            "one caller waited for a slow worker, and another one came with other water%n"
                + "cells of the other one: expected [200, 201, 202, 203], was %s",
            water)
        .isEqualTo("[200, 201, 202, 203]");
    tracer.assertThatRoundsDoNotMix("two callers came at once");
  }

  @Test
  @DisplayName("2.7 three workers, many rounds, again and again: as one worker does it")
  @Kinds({Kind.SIZES, Kind.MORE_WHO_WAIT})
  void manyRounds(Story story) {
    for (int run = 1; run <= RUNS / 4; run++) {
      assertSameAsOneWorker(story, 3, 50, 3, 8, 1);
    }
  }

  @Test
  @DisplayName("3.1 nobody begins the next round before all have stored their cells")
  @Kinds(Kind.WHO_IS_INSIDE)
  void nobodyBeginsTheNextRoundBeforeAllHaveStored(Story story) {
    Checkpoint storing = story.checkpoint("storing the first cell of round 1");
    Tracer tracer = new Tracer(story, 4);
    TestWater water = tracer.water();
    AtomicReference<Thread> slow = new AtomicReference<>();
    water.beforeStore =
        water.beforeStore.andThen(
            level -> {
              if (roundOf(level) == 1 && slow.compareAndSet(null, Thread.currentThread())) {
                storing.pass();
              }
            });

    Worker<Object> caller = run(story, tracer, water, 2, 2);
    story.await("a worker to store", () -> slow.get() != null || !caller.thread().isAlive());
    tracer.awaitThreads(1, 2);
    story.happens( // or perhaps one stores for all
        "the other worker to store", () -> water.stored.get() >= tracer.cellsOfAllBut(slow.get()));
    tracer.settleAllBut(slow.get());
    storing.open();
    caller.result();

    tracer.assertThatRoundsDoNotMix("a worker was slow to store");
  }

  @Test
  @DisplayName("3.2 whoever waits for the others sleeps, for as long as it takes")
  @Kinds(Kind.OWN_LIMITS)
  void whoeverWaitsSleeps(Story story) {
    Checkpoint working = story.checkpoint("working on cell 0");
    Tracer tracer = new Tracer(story, 4);
    tracer.during(0, 2, working::pass);

    Worker<Object> caller = run(story, tracer, tracer.water(), 2, 2);
    working.awaitHeld(1);
    tracer.awaitThreads(2, 2);
    tracer.settleAllBut(0, 2);
    String seen = tracer.restOfAllBut(0, 2);

    assertThat(seen)
        .withFailMessage(
            "one worker is slow, and another one does not simply wait for it%n"
                + "the other worker: expected asleep, was %s",
            seen)
        .isEqualTo("asleep");
    // only a wait with a time limit can end by itself, so only such a one takes the test some time
    for (int i = 0; i < LOOKS && caller.thread().getState() == Thread.State.TIMED_WAITING; i++) {
      story.happens("the wait of the caller to end by itself", () -> !caller.thread().isAlive());
    }
    boolean waits = caller.thread().isAlive();
    assertThat(waits)
        .withFailMessage(
            "one worker is slow, and the caller does not wait for it%n"
                + "caller: expected to wait, was gone")
        .isTrue();
    working.open();
    Object thrown = caller.result();
    assertThat(thrown)
        .withFailMessage(
            "one worker was slow, and nothing failed%ncaller: expected no exception, was %s",
            thrown)
        .isNull();
  }

  /** Starts the caller, whose result is what was thrown; null if all went well. */
  private static Worker<Object> run(
      Story story, Ripple.Rule rule, Ripple.Water water, int workers, int rounds) {
    return run(story, new Ripple(rule), water, workers, rounds);
  }

  private static Worker<Object> run(
      Story story, Ripple ripple, Ripple.Water water, int workers, int rounds) {
    return story.start(
        "caller",
        () -> {
          try {
            ripple.run(water, workers, rounds);
            return null;
          } catch (Throwable e) {
            story.note("gets " + e.getClass().getSimpleName());
            return e;
          }
        });
  }

  private static void assertSameAsOneWorker(Story story, int workers, int rounds, int... levels) {
    Ripple.Rule rule = (left, self, right) -> (left + 3 * self + 2 * right) % 1000;
    int[] expected = levels;
    for (int round = 0; round < rounds; round++) {
      int[] now = expected;
      expected = new int[now.length];
      for (int cell = 0; cell < now.length; cell++) {
        int left = cell == 0 ? 0 : now[cell - 1];
        int right = cell == now.length - 1 ? 0 : now[cell + 1];
        expected[cell] = rule.next(left, now[cell], right);
      }
    }
    TestWater water = new TestWater(levels);

    Object thrown = run(story, rule, water, workers, rounds).result();

    assertThat(thrown)
        .withFailMessage(
            "the rule did not fail, and the caller got an exception%n"
                + "caller: expected no exception, was %s",
            thrown)
        .isNull();
    assertThat(water)
        .withFailMessage(
            "%d workers, %d cells, %d rounds: the result is not that of one worker%n"
                + "cells: expected %s, was %s",
            workers, levels.length, rounds, new TestWater(expected), water)
        .hasToString(new TestWater(expected).toString());
  }

  private static void assertThatAllEnd(
      Story story, Tracer tracer, Worker<Object> caller, Throwable failure, int round) {
    Object seen = caller.result();
    assertThat(seen)
        .withFailMessage(
            "the rule threw in a worker, and the caller was told something else%n"
                + "caller: expected %s, was %s",
            failure, seen == null ? "told nothing" : seen)
        .isSameAs(failure);
    tracer.awaitEnd();
    long later = tracer.threadsOf(round + 1).count();
    assertThat(later)
        .withFailMessage(
            "the rule threw in round %d%nworkers that began round %d: expected 0, was %d",
            round, round + 1, later)
        .isZero();
  }

  private static int roundOf(int level) {
    return level / 100;
  }

  private static int cellOf(int level) {
    return level % 100;
  }

  /**
   * A rule whose levels say where they belong: 203 is cell 3 after round 2. So it can tell whether
   * neighbours are of the same round, and let a test come in while a cell is worked on.
   */
  private static final class Tracer implements Ripple.Rule {
    private static final int SOME_LOOKS = 50;
    private static final int TOO_MANY_LOOKS = 1_000;
    private static final long SPINNING = 300_000_000; // nanoseconds of processor time

    private final Story story;
    private final int cells;
    private final Map<Integer, Thread> workedOn = new ConcurrentHashMap<>(); // level, and by whom
    private final Map<Integer, Runnable> events = new ConcurrentHashMap<>();
    private final AtomicReference<String> firstMix = new AtomicReference<>();
    private volatile boolean hasThrown;

    Tracer(Story story, int cells) {
      this.story = story;
      this.cells = cells;
    }

    TestWater water() {
      int[] levels = new int[cells];
      for (int cell = 0; cell < cells; cell++) {
        levels[cell] = cell;
      }
      TestWater water = new TestWater(levels);
      water.beforeStore = level -> story.note("stores cell " + cellOf(level));
      return water;
    }

    /** What happens while a cell is worked on in this round; rounds count from 1. */
    void during(int cell, int round, Runnable event) {
      events.put(level(cell, round), event);
    }

    void failsAfter(int cell, int round, Throwable failure) {
      Runnable before = events.getOrDefault(level(cell, round), () -> {});
      during(
          cell,
          round,
          () -> {
            before.run();
            story.note("the rule throws");
            hasThrown = true;
            if (failure instanceof Error error) {
              throw error;
            }
            throw (RuntimeException) failure;
          });
    }

    @Override
    public int next(int left, int self, int right) {
      int cell = cellOf(self);
      int round = roundOf(self) + 1;
      story.note("cell %d, round %d".formatted(cell, round));
      workedOn.put(level(cell, round), Thread.currentThread());
      boolean leftFits = left == (cell == 0 ? 0 : self - 1);
      boolean rightFits = right == (cell == cells - 1 ? 0 : self + 1);
      if (!leftFits || !rightFits) {
        int neighbour = leftFits ? right : left;
        story.note("reads cell %d of round %d".formatted(cellOf(neighbour), roundOf(neighbour)));
        firstMix.compareAndSet(
            null,
            "cell %d in round %d reads cell %d: expected that of round %d, was that of round %d"
                .formatted(cell, round, cellOf(neighbour), round - 1, roundOf(neighbour)));
      }
      events.getOrDefault(level(cell, round), () -> {}).run();
      return level(cell, round);
    }

    private static int level(int cell, int round) {
      return 100 * round + cell;
    }

    /** Blocks until so many threads have begun to work on this round. */
    void awaitThreads(int round, int threads) {
      story.await(
          threads + " workers to begin round " + round, () -> threadsOf(round).count() >= threads);
    }

    /** Blocks until so many cells are worked on in this round, or have been. */
    void awaitCells(int round, int cells) {
      story.await(
          "work on %d cells in round %d".formatted(cells, round),
          () -> workedOn.keySet().stream().filter(at -> roundOf(at) == round).count() >= cells);
    }

    /** Blocks until all have come to rest but the one who works on this cell. */
    void settleAllBut(int cell, int round) {
      settleAllBut(workedOn.get(level(cell, round)));
    }

    /** Blocks until all have come to rest but the one, be it that they wait, ended or spin. */
    void settleAllBut(Thread one) {
      threads().filter(thread -> thread != one).forEach(this::settle);
    }

    private void settle(Thread thread) {
      AtomicInteger looks = new AtomicInteger();
      AtomicInteger waiting = new AtomicInteger();
      story.await(
          thread.getName() + " to come to rest",
          () -> {
            boolean waits = thread.getState().compareTo(Thread.State.RUNNABLE) > 0;
            waiting.set(waits ? waiting.get() + 1 : 0);
            return !thread.isAlive()
                || waiting.get() > SOME_LOOKS
                || looks.incrementAndGet() > TOO_MANY_LOOKS;
          });
    }

    /** How those rest who have come to rest already, but for the one who works on this cell. */
    String restOfAllBut(int cell, int round) {
      Thread one = workedOn.get(level(cell, round));
      return threads()
          .filter(thread -> thread != one)
          .map(Tracer::rest)
          .filter(rest -> !rest.equals("asleep"))
          .findAny()
          .orElse("asleep");
    }

    /** A thread of a pool that has nothing to do waits with a limit, too, but not in the answer. */
    private static String rest(Thread thread) {
      boolean inTheAnswer =
          Stream.of(thread.getStackTrace())
              .anyMatch(frame -> frame.getClassName().startsWith(Ripple.class.getName()));
      if (inTheAnswer && thread.getState() == Thread.State.TIMED_WAITING) {
        return "asleep with a time limit";
      }
      return thread.getState() == Thread.State.RUNNABLE && burns(thread) ? "spinning" : "asleep";
    }

    private static boolean burns(Thread thread) {
      long before = ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId());
      return before > SPINNING;
    }

    void awaitEnd() {
      story.await("every worker to end", () -> threads().noneMatch(Thread::isAlive));
    }

    /** How many cells have been worked on in round 1, but for those of the one. */
    int cellsOfAllBut(Thread one) {
      return (int)
          workedOn.entrySet().stream()
              .filter(entry -> roundOf(entry.getKey()) == 1 && entry.getValue() != one)
              .count();
    }

    Stream<Thread> threads() {
      return Set.copyOf(workedOn.values()).stream();
    }

    private Stream<Thread> threadsOf(int round) {
      return workedOn.entrySet().stream()
          .filter(entry -> roundOf(entry.getKey()) == round)
          .map(Map.Entry::getValue)
          .distinct();
    }

    void assertThatRoundsDoNotMix(String why) {
      assertThat(firstMix.get())
          .withFailMessage("%s, and levels of different rounds were mixed%n%s", why, firstMix.get())
          .isNull();
    }
  }

  /** Water that lets a test come in before a level is stored. */
  private static final class TestWater implements Ripple.Water {
    private final AtomicIntegerArray levels;
    private final AtomicInteger stored = new AtomicInteger();
    private volatile IntConsumer beforeStore = level -> {};

    TestWater(int[] levels) {
      this.levels = new AtomicIntegerArray(levels);
    }

    @Override
    public int size() {
      return levels.length();
    }

    @Override
    public int level(int cell) {
      return levels.get(cell);
    }

    @Override
    public void store(int cell, int level) {
      beforeStore.accept(level);
      levels.set(cell, level);
      stored.incrementAndGet();
    }

    @Override
    public String toString() {
      return levels.toString();
    }
  }
}
