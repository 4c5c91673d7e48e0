package workbook.barriers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 3 · Ripple")
@Exercise(module = "06-barriers", number = 3)
class RippleTest {

  @Test
  @DisplayName("1.1 if the rule throws while the others wait, all end, and the caller is told")
  void aFailureReachesTheCaller(Story story) {
    RuntimeException failure = new IllegalStateException("no rule for this cell");
    Checkpoint failing = story.checkpoint("about to fail");
    Tracer tracer = new Tracer(story, 4);
    tracer.during(0, 2, failing::pass);
    tracer.failsAfter(0, 2, failure);

    Worker<Object> caller = run(story, tracer, tracer.water(), 2, 3);
    failing.awaitHeld(1);
    tracer.awaitThreads(2, 2);
    tracer.settleAllBut(0, 2);
    failing.open();

    assertThatAllEnd(story, tracer, caller, failure);
  }

  @Test
  @DisplayName("1.2 if the rule throws before the others come, all end, and the caller is told")
  void aFailureEndsThoseWhoComeLater(Story story) {
    RuntimeException failure = new IllegalStateException("no rule for this cell");
    Checkpoint failing = story.checkpoint("about to fail");
    Checkpoint late = story.checkpoint("late");
    Tracer tracer = new Tracer(story, 4);
    tracer.during(0, 2, failing::pass);
    tracer.during(3, 2, late::pass);
    tracer.failsAfter(0, 2, failure);

    Worker<Object> caller = run(story, tracer, tracer.water(), 2, 3);
    failing.awaitHeld(1);
    late.awaitHeld(1);
    failing.open();
    story.await("the rule to throw", () -> tracer.hasThrown);
    tracer.settleAllBut(3, 2);
    late.open();

    assertThatAllEnd(story, tracer, caller, failure);
  }

  @Test
  @DisplayName("2.1 three workers come to the same result as one")
  void theResultIsThatOfOneWorker(Story story) {
    assertSameAsOneWorker(story, 3, 5, 5, 3, 8, 1, 9, 2, 7);
  }

  @Test
  @DisplayName("2.2 there may be more workers than cells")
  void moreWorkersThanCells(Story story) {
    assertSameAsOneWorker(story, 5, 3, 4, 6);
  }

  @Test
  @DisplayName("2.3 a worker who reads slowly still finds the levels of the last round")
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

    tracer.assertThatRoundsDoNotMix("a worker was slow to read");
  }

  @Test
  @DisplayName("2.4 all workers work at the same time, be they more than the processors")
  void allWorkersWorkAtTheSameTime(Story story) {
    int workers = Runtime.getRuntime().availableProcessors() + 2;
    Checkpoint working = story.checkpoint("applying the rule");
    TestWater water = new TestWater(new int[2 * workers]);
    Ripple.Rule rule =
        (left, self, right) -> {
          story.note("applies the rule");
          working.pass();
          return self;
        };

    run(story, rule, water, workers, 1);

    working.awaitHeld(workers);
  }

  @Test
  @DisplayName("3.1 nobody begins the next round before all have stored their cells")
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

  /** Starts the caller, whose result is what was thrown; null if all went well. */
  private static Worker<Object> run(
      Story story, Ripple.Rule rule, Ripple.Water water, int workers, int rounds) {
    return story.start(
        "caller",
        () -> {
          try {
            new Ripple(rule).run(water, workers, rounds);
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
      Story story, Tracer tracer, Worker<Object> caller, RuntimeException failure) {
    Object seen = caller.result();
    assertThat(seen)
        .withFailMessage(
            "the rule threw in a worker, and the caller was told something else%n"
                + "caller: expected %s, was %s",
            failure, seen == null ? "told nothing" : seen)
        .isSameAs(failure);
    story.await("every worker to end", () -> tracer.threads().noneMatch(Thread::isAlive));
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

    void failsAfter(int cell, int round, RuntimeException failure) {
      Runnable before = events.get(level(cell, round));
      during(
          cell,
          round,
          () -> {
            before.run();
            story.note("the rule throws");
            hasThrown = true;
            throw failure;
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
