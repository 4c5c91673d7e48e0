package workbook.barriers;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 3 · Ripple")
@Exercise(module = "06-barriers", number = 3)
class RippleTest {
  private final CountDownLatch endOfTheTest = new CountDownLatch(1);

  @AfterEach
  void endTheWorkersThatGoOn() {
    endOfTheTest.countDown();
  }

  @Test
  @DisplayName("1.1 ten cells and four workers: each cell is changed once in each round")
  void noCellIsLeftOut(Story story) {
    assertEachCellIsChangedOnceARound(story, 10, 4);
  }

  @Test
  @DisplayName("1.2 there may be more workers than cells")
  void moreWorkersThanCells(Story story) {
    assertEachCellIsChangedOnceARound(story, 3, 5);
    assertEachCellIsChangedOnceARound(story, 1, 2);
  }

  @Test
  @DisplayName("1.3 all workers work at the same time, be they more than the processors")
  void allWorkersWorkAtTheSameTime(Story story) {
    int workers = Runtime.getRuntime().availableProcessors() + 2;
    Checkpoint inTheRule = story.checkpoint("inside the rule");
    Ripple.Rule rule =
        (left, self, right) -> {
          inTheRule.pass();
          return self + 1;
        };

    Worker<Object> caller = call(story, new int[3 * workers], 2, workers, rule);
    inTheRule.awaitHeld(workers);

    inTheRule.open();
    caller.result();
  }

  @Test
  @DisplayName("2.1 the caller gets what the rule threw, be it an exception or an error")
  void aFailureReachesTheCallerAsItWasThrown(Story story) {
    RuntimeException exception = new IllegalStateException("cell 0 has frozen");
    Error error = new StackOverflowError("cell 3 is too deep");

    assertTheCallerGets(exception, story, new Pond(story, 4).throwsAt(2, 0, exception));
    assertTheCallerGets(error, story, new Pond(story, 4).throwsAt(2, 3, error));
  }

  @Test
  @DisplayName("2.2 after a failure no further round begins; failure or not, no thread is left")
  void noThreadIsLeftBehind(Story story) {
    Threads threads = new Threads();
    Pond calm = new Pond(story, 4);
    Pond frozen = new Pond(story, 4).throwsAt(2, 3, new IllegalStateException("cell 3 has frozen"));

    call(story, calm.cells(), 3, 2, calm).result();
    call(story, frozen.cells(), 4, 2, frozen).result();
    threads.allEnd(story); // only then it is clear what they did
    assertThat(frozen.begunIn(3))
        .withFailMessage(
            "the rule threw in round 2, and yet the others went on%n"
                + "cells asked for in round 3: expected 0, was %d",
            frozen.begunIn(3))
        .isZero();
    threads.assertNoneLeft(story, "the first caller has its row, the second its failure");
  }

  @Test
  @DisplayName("2.3 if the caller is interrupted, the workers stop, and no thread is left")
  void anInterruptedCallerStopsTheWorkers(Story story) {
    Threads threads = new Threads();
    Pond pond = new Pond(story, 4).holdsTheFirst();
    pond.lateRound = 1_000; // in case that nobody stops

    Worker<Object> caller = call(story, pond.cells(), 1_000_000, 2, pond);
    pond.first.awaitHeld(1);
    caller.endsWhenInterrupted(); // or else it waits until all workers have ended
    pond.first.open();

    Object seen = caller.result();
    assertThat(seen)
        .withFailMessage(
            "the caller was interrupted while the workers were at work%n"
                + "caller: expected java.lang.InterruptedException, was %s",
            text(seen))
        .isInstanceOf(InterruptedException.class);
    threads.assertNoneLeft(story, "the caller was interrupted");
  }

  @Test
  @DisplayName("3.1 a cell is computed from the row before the round; the one handed in is kept")
  void eachRoundIsComputedFromTheRowBefore(Story story) {
    int[] cells = {0, 0, 1, 0, 0};
    Ripple.Rule rule = (left, self, right) -> left + 2 * right;

    Object seen = call(story, cells, 3, 1, rule).result();

    // after one round 0 2 0 1 0, after two 4 0 4 0 1
    int[] expected = {1, 12, 0, 6, 8};
    assertThat(seen)
        .withFailMessage(
            "one worker, three rounds, each new cell is left + 2 * right, and the row is wrong%n"
                + "row: expected %s, was %s",
            text(expected), text(seen))
        .isEqualTo(expected);
    assertThat(cells)
        .withFailMessage(
            "the row that the caller handed in has changed%n"
                + "row handed in: expected [0, 0, 1, 0, 0], was %s",
            text(cells))
        .containsExactly(0, 0, 1, 0, 0);
  }

  @Test
  @DisplayName("4.1 while one is in a round, others neither go ahead nor change what it reads")
  void nobodyRunsAheadOfTheOthers(Story story) {
    Pond pond = new Pond(story, 4).holdsTheFirst();

    Worker<Object> caller = call(story, pond.cells(), 3, 2, pond);
    pond.first.awaitHeld(1);
    story.await("the other worker to compute its cells", () -> pond.doneIn(1) >= 2);
    boolean ahead = story.happens("the next round", () -> pond.begunIn(2) > 0);

    assertThat(ahead)
        .withFailMessage(
            "one worker is still in round 1, and another is in round 2 already%n"
                + "cells asked for in round 2: expected 0, was %d",
            pond.begunIn(2))
        .isFalse();
    story.note("lets the slow worker go on");
    pond.first.open();
    caller.result();
    pond.assertNoRoundsMixed();
  }

  @Test
  @DisplayName("4.2 eight workers and fifty rounds: nobody sees a neighbour of another round")
  void manyWorkersNeverMixTheRounds(Story story) {
    Pond pond = new Pond(story, 16);
    pond.endsWithMixed = true;

    Object seen = call(story, pond.cells(), 50, 8, pond).result();

    pond.assertNoRoundsMixed();
    int[] expected = Arrays.stream(pond.cells()).map(cell -> cell + 50 * Pond.ROUND).toArray();
    assertThat(seen)
        .withFailMessage(
            "after 50 rounds there are cells of other rounds in the row%n"
                + "row, where 50007 is cell 7 after round 50: expected %s, was %s",
            text(expected), text(seen))
        .isEqualTo(expected);
  }

  /** Starts a caller, whose result is the row, or what was thrown instead. */
  private static Worker<Object> call(
      Story story, int[] cells, int rounds, int workers, Ripple.Rule rule) {
    return story.start(
        "caller",
        () -> {
          try {
            return Ripple.run(cells, rounds, workers, rule);
          } catch (Throwable e) {
            story.note("gets " + e.getClass().getSimpleName());
            return e;
          }
        });
  }

  private static void assertEachCellIsChangedOnceARound(Story story, int cells, int workers) {
    Object seen = call(story, new int[cells], 3, workers, (left, self, right) -> self + 1).result();

    int[] expected = new int[cells];
    Arrays.fill(expected, 3);
    assertThat(seen)
        .withFailMessage(
            "3 rounds, %d workers: a cell was not changed as often as there were rounds%n"
                + "changes of each cell: expected %s, was %s",
            workers, text(expected), text(seen))
        .isEqualTo(expected);
  }

  private static void assertTheCallerGets(Throwable failure, Story story, Pond pond) {
    Object seen = call(story, pond.cells(), 4, 2, pond).result();
    assertThat(seen)
        .withFailMessage(
            "the rule threw in round 2, and the caller was told something else%n"
                + "caller: expected %s, was %s",
            failure, text(seen))
        .isSameAs(failure);
  }

  private static String text(Object seen) {
    return seen instanceof int[] row ? Arrays.toString(row) : String.valueOf(seen);
  }

  /** A rule that gives each cell a value that tells which cell it is, and after which round. */
  private final class Pond implements Ripple.Rule {
    static final int ROUND = 1_000;

    private final Story story;
    private final int size;
    private final Checkpoint first;
    private final AtomicBoolean holdsTheNext = new AtomicBoolean();
    private final AtomicInteger[] begun = counters(); // for each round; those later are left out
    private final AtomicInteger[] done = counters();
    private final AtomicReference<String> mixed = new AtomicReference<>();
    private volatile int lateRound = Integer.MAX_VALUE;
    private volatile boolean endsWithMixed; // the timeline has nothing to tell after that
    private volatile int fatal = -1; // the value at which the rule throws
    private volatile Throwable failure;

    Pond(Story story, int size) {
      this.story = story;
      this.size = size;
      first = story.checkpoint("in round 1 and slow");
    }

    int[] cells() {
      return IntStream.range(0, size).toArray();
    }

    Pond throwsAt(int round, int cell, Throwable failure) {
      this.failure = failure;
      fatal = (round - 1) * ROUND + cell;
      return this;
    }

    Pond holdsTheFirst() {
      holdsTheNext.set(true);
      return this;
    }

    int begunIn(int round) {
      return begun[round].get();
    }

    int doneIn(int round) {
      return done[round].get();
    }

    @Override
    public int next(int left, int self, int right) {
      int round = self / ROUND + 1;
      count(begun, round);
      if (round < begun.length && !(endsWithMixed && mixed.get() != null)) {
        story.note("round " + round + ": cell " + self % ROUND);
      }
      if (left / ROUND + 1 != round || right / ROUND + 1 != round) {
        tellOfMixed(round, left, self, right);
      }
      if (holdsTheNext.getAndSet(false)) {
        first.pass();
      }
      if (round >= lateRound) {
        waitForTheEndOfTheTest();
      }
      if (self == fatal) {
        fail();
      }
      count(done, round);
      return self + ROUND;
    }

    private void tellOfMixed(int round, int left, int self, int right) {
      String seen =
          "cell %d was computed from cells of different rounds%nrounds behind its left neighbour, itself, its right one: expected %d, %d, %d, was %d, %d, %d"
              .formatted(
                  self % ROUND,
                  round - 1,
                  round - 1,
                  round - 1,
                  left / ROUND,
                  self / ROUND,
                  right / ROUND);
      if (mixed.compareAndSet(null, seen)) {
        story.note("round " + round + ": cell " + self % ROUND + " sees another round");
      }
    }

    private void waitForTheEndOfTheTest() {
      try {
        endOfTheTest.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      throw new IllegalStateException("this round should never have begun");
    }

    private void fail() {
      story.note("throws " + failure.getClass().getSimpleName());
      if (failure instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) failure;
    }

    void assertNoRoundsMixed() {
      assertThat(mixed.get()).withFailMessage("%s", mixed.get()).isNull();
    }

    private static void count(AtomicInteger[] counters, int round) {
      if (round < counters.length) {
        counters[round].incrementAndGet();
      }
    }

    private static AtomicInteger[] counters() {
      return Stream.generate(AtomicInteger::new).limit(5).toArray(AtomicInteger[]::new);
    }
  }

  /** The threads that have come into being since this was made, and are still there. */
  private static final class Threads {
    /** Threads that the JDK starts when it is asked for the first time, and that belong to all. */
    private static final String OF_EVERYBODY = "ForkJoinPool\\.commonPool.*|.*[dD]elayScheduler.*";

    private final Set<Thread> before = Thread.getAllStackTraces().keySet();

    /** Whether all of them end, if they are given the time. */
    boolean allEnd(Story story) {
      return story.happens("every thread ends", () -> stream().findAny().isEmpty());
    }

    void assertNoneLeft(Story story, String when) {
      boolean none = allEnd(story);
      String left = stream().map(Thread::getName).sorted().collect(joining(", "));
      assertThat(none)
          .withFailMessage(
              "%s, but there are still threads%nthreads left: expected none, was %s", when, left)
          .isTrue();
    }

    private Stream<Thread> stream() {
      return Thread.getAllStackTraces().keySet().stream()
          .filter(thread -> !before.contains(thread))
          .filter(thread -> !thread.getName().matches(OF_EVERYBODY))
          .filter(thread -> !isOfTheSystem(thread.getThreadGroup()));
    }

    /** Whether the group is that of the JVM itself, or gone since its thread has ended. */
    private static boolean isOfTheSystem(ThreadGroup group) {
      return group == null || group.getParent() == null;
    }
  }
}
