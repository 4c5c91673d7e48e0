package workbook.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Explorer;
import workbook.support.Kind;
import workbook.support.Kinds;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 3 · Heartbeat")
@Exercise(module = "01-threading-basics", number = 3)
class HeartbeatTest {
  private static final Duration SHORT = Duration.ofMillis(1);
  private static final Duration LONG = Duration.ofHours(1);

  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
  private volatile boolean over;

  @AfterEach
  void endAllThreads() {
    over = true;
    threads.forEach(Thread::interrupt);
  }

  @Test
  @DisplayName("1.1 a new heartbeat has no thread before it is started")
  @Kinds(Kind.STATES)
  void noThreadBeforeStart(Story story) {
    Leftovers leftovers = new Leftovers();

    newHeartbeat(LONG, new TestBeat(story));

    String seen = leftovers.now();
    assertThat(seen)
        .withFailMessage(
            "there is a thread already, and nobody has called start()%n"
                + "threads of the heartbeat: expected none, was %s",
            seen)
        .isEmpty();
  }

  @Test
  @DisplayName("2.1 it beats again and again, and start() does not wait for that")
  @Kinds(Kind.STATES)
  void itBeatsAgainAndAgain(Story story) {
    TestBeat beat = new TestBeat(story);
    Heartbeat heartbeat = newHeartbeat(SHORT, beat);

    Worker<Void> operator = story.start("operator", heartbeat::start);
    beat.assertThatItComes(3, "it was started");

    assertThat(operator.ends())
        .withFailMessage(
            "the heartbeat beats, but start() does not come back%n"
                + "the operator: expected to go on, was still in start()")
        .isTrue();
  }

  @Test
  @DisplayName("2.2 a heartbeat that beats cannot be started once more")
  @Kinds(Kind.STATES)
  void aSecondStartIsRefused(Story story) {
    TestBeat beat = new TestBeat(story);
    Heartbeat heartbeat = newHeartbeat(LONG, beat);
    startOnItsOwn(story, heartbeat);
    beat.assertThatItComes(1, "it was started");

    Object seen = story.start("operator-2", () -> thrownBy(heartbeat::start)).result();

    assertThat(seen)
        .withFailMessage(
            "operator-2 started a heartbeat that was beating already%n"
                + "operator-2: expected java.lang.IllegalStateException, was %s",
            seen)
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("2.3 start() does not wait for a beat, and the first one comes at once")
  @Kinds(Kind.WHO_IS_INSIDE)
  void startDoesNotWaitForABeat(Story story) {
    TestBeat beat = new TestBeat(story);
    Checkpoint beating = story.checkpoint("beating");
    beat.whileBeating = beating::pass;
    Heartbeat heartbeat = newHeartbeat(LONG, beat);

    Worker<Void> operator = story.start("operator", heartbeat::start);
    beating.awaitHeld(1);

    assertThat(operator.ends())
        .withFailMessage(
            "the first beat takes long, and start() does not come back%n"
                + "the operator: expected to go on, was still in start()")
        .isTrue();
  }

  @Test
  @DisplayName(
      "2.4 a start that is refused changes nothing: it beats on, and close() waits for the end")
  @Kinds(Kind.STATES)
  void aRefusedStartChangesNothing(Story story) {
    TestBeat beat = new TestBeat(story);
    Heartbeat heartbeat = newHeartbeat(SHORT, beat);
    startOnItsOwn(story, heartbeat);
    beat.assertThatItComes(1, "it was started");

    story.start("operator-2", () -> thrownBy(heartbeat::start)).result();
    beat.assertThatItComes(beat.count.get() + 3, "a second start was refused");
    Checkpoint beating = story.checkpoint("beating");
    beat.whileBeating = beating::pass;
    beating.awaitHeld(1);

    assertThat(close(story, heartbeat).settle().isWaiting())
        .withFailMessage(
            "a second start was refused, and then close() came back in the middle of a beat%n"
                + "the operator: expected to wait for the end, was back already")
        .isTrue();
  }

  @Test
  @DisplayName("2.5 each heartbeat has a thread of its own, and is closed alone")
  @Kinds(Kind.SIZES)
  void eachHeartbeatHasAThreadOfItsOwn(Story story) {
    TestBeat beat = new TestBeat(story);
    TestBeat otherBeat = new TestBeat(story);
    Heartbeat heartbeat = newHeartbeat(LONG, beat);
    Heartbeat other = newHeartbeat(SHORT, otherBeat);
    startOnItsOwn(story, heartbeat);
    beat.assertThatItComes(1, "it was started");

    story.start("operator-2", other::start).result();
    close(story, heartbeat).result();

    otherBeat.assertThatItComes(otherBeat.count.get() + 3, "another heartbeat was closed");
  }

  @Test
  @DisplayName("2.6 two operators start it at once, in whatever order: one of them is refused")
  @Kinds({Kind.EVERY_ORDER, Kind.MORE_WHO_WAIT})
  void twoOperatorsStartIt(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          AtomicInteger beats = new AtomicInteger();
          AtomicInteger back = new AtomicInteger();
          AtomicInteger refused = new AtomicInteger();
          Heartbeat heartbeat =
              new Heartbeat(
                  LONG,
                  () -> {
                    round.note("beats");
                    if (beats.incrementAndGet() > 4) {
                      throw new Error("nobody ends it");
                    }
                  });
          for (int i = 1; i <= 2; i++) {
            round.thread(
                "operator-" + i,
                () -> {
                  try {
                    heartbeat.start();
                  } catch (IllegalStateException e) {
                    refused.incrementAndGet();
                    round.note("is refused");
                  }
                  if (back.incrementAndGet() == 2) {
                    heartbeat.close();
                  }
                });
          }
          round.check(
              () ->
                  assertThat(refused.get())
                      .withFailMessage(
                          "two operators started the same heartbeat%n"
                              + "operators who were refused: expected 1, was %d",
                          refused.get())
                      .isEqualTo(1));
        });
  }

  @Test
  @DisplayName("3.1 after a beat that fails, the next one comes, however often that is so")
  @Kinds(Kind.FAILURES)
  void aFailingBeatIsNotTheLast(Story story) {
    TestBeat beat = new TestBeat(story);
    List<RuntimeException> failures =
        List.of(
            new IllegalStateException("a beat failed, as the test wants it"),
            new CancellationException("the next one failed, too"),
            new NullPointerException("and one more"),
            new RuntimeException("and the last", new InterruptedException()));
    beat.whileBeating =
        () -> {
          throw failures.get(beat.count.get() % failures.size());
        };
    Heartbeat heartbeat = newHeartbeat(SHORT, beat);

    startOnItsOwn(story, heartbeat);

    beat.assertThatItComes(12, "each of them failed");
  }

  @Test
  @DisplayName("3.2 the pause comes after a beat that fails, too")
  @Kinds(Kind.FAILURES)
  void thePauseComesAfterAFailure(Story story) {
    TestBeat beat = new TestBeat(story);
    beat.whileBeating =
        () -> {
          throw new IllegalStateException("a beat failed, as the test wants it");
        };
    Heartbeat heartbeat = newHeartbeat(LONG, beat);
    startOnItsOwn(story, heartbeat);
    beat.assertThatItComes(1, "it was started");

    boolean again = story.happens("a beat without a pause", () -> beat.count.get() > 1);

    assertThat(again)
        .withFailMessage(
            "a beat failed, and the next one came at once, without the pause%n"
                + "beats before the pause is over: expected 1, was %d or more",
            beat.count.get())
        .isFalse();
  }

  @Test
  @DisplayName("4.1 close() ends the pause between two beats, however long it is")
  @Kinds(Kind.INTERRUPTS)
  void closeEndsALongPause(Story story) {
    TestBeat beat = new TestBeat(story);
    Heartbeat heartbeat = newHeartbeat(LONG, beat);
    startOnItsOwn(story, heartbeat);
    beat.assertThatItComes(1, "it was started");
    story.await("the pause", () -> Leftovers.waits(beat.thread));

    Worker<Void> closer = close(story, heartbeat);

    assertThatItEnds(story, beat, closer, "in the pause after the first beat");
  }

  @Test
  @DisplayName("4.2 close() ends a beat that takes long")
  @Kinds({Kind.INTERRUPTS, Kind.INTERRUPT_ANSWERS})
  void closeEndsALongBeat(Story story) {
    TestBeat beat = new TestBeat(story);
    beat.whileBeating = () -> Thread.sleep(LONG.toMillis());
    Heartbeat heartbeat = newHeartbeat(LONG, beat);
    startOnItsOwn(story, heartbeat);
    beat.assertThatItComes(1, "it was started");
    story.await("the long beat", () -> Leftovers.waits(beat.thread));

    Worker<Void> closer = close(story, heartbeat);

    assertThatItEnds(story, beat, closer, "during the first beat");
  }

  @Test
  @DisplayName(
      "4.3 a beat that is under way at close() is the last, however it takes the interrupt")
  @Kinds({Kind.INTERRUPT_ANSWERS, Kind.FAILURES})
  void closeEndsItHoweverTheBeatAnswers(Story story) {
    for (Answer answer : Answer.values()) {
      TestBeat beat = new TestBeat(story);
      beat.whileBeating = () -> answer.afterALongTime();
      Heartbeat heartbeat = newHeartbeat(LONG, beat);
      startOnItsOwn(story, heartbeat);
      beat.assertThatItComes(1, "it was started");
      story.await("the long beat", () -> Leftovers.waits(beat.thread));

      Worker<Void> closer = close(story, heartbeat);

      assertThatItEnds(story, beat, closer, "during a beat that " + answer.text);
      closer.result();
    }
  }

  @Test
  @DisplayName("5.1 close() does not return before the last beat is over")
  @Kinds(Kind.INTERRUPT_ANSWERS)
  void closeWaitsForTheEnd(Story story) {
    TestBeat beat = new TestBeat(story);
    Checkpoint beating = story.checkpoint("beating");
    beat.whileBeating = beating::pass;
    Heartbeat heartbeat = newHeartbeat(LONG, beat);
    startOnItsOwn(story, heartbeat);
    beating.awaitHeld(1);

    Worker<Void> closer = close(story, heartbeat);

    assertThat(closer.settle().isWaiting())
        .withFailMessage(
            "close() came back in the middle of a beat%n"
                + "the operator: expected to wait for the end, was back already")
        .isTrue();
  }

  @Test
  @DisplayName("5.2 a heartbeat that was never started can be closed")
  @Kinds(Kind.STATES)
  void closeBeforeStart(Story story) {
    Heartbeat heartbeat = newHeartbeat(LONG, new TestBeat(story));

    Worker<Object> operator = story.start("operator", () -> thrownBy(heartbeat::close));
    boolean back = Waiting.succeeds(operator::result);
    Object seen = back ? operator.result() : "still in close()";

    assertThat(seen)
        .withFailMessage(
            "the operator closed a heartbeat that was never started%n"
                + "the operator: expected nothing, was %s",
            seen)
        .isEqualTo("nothing");
  }

  @Test
  @DisplayName("5.3 an operator who is interrupted in close() still knows of it afterwards")
  @Kinds(Kind.INTERRUPTS)
  void anInterruptInCloseIsNotLost(Story story) {
    TestBeat beat = new TestBeat(story);
    Checkpoint beating = story.checkpoint("beating");
    beat.whileBeating = beating::pass;
    Heartbeat heartbeat = newHeartbeat(LONG, beat);
    startOnItsOwn(story, heartbeat);
    beating.awaitHeld(1);

    Worker<Boolean> operator =
        story.start(
            "operator",
            () -> {
              Thread.currentThread().interrupt();
              story.note("closes it, interrupted");
              heartbeat.close();
              return Thread.currentThread().isInterrupted();
            });
    operator.settle();
    beating.open();

    assertThat(operator.result())
        .withFailMessage(
            "the operator was interrupted, closed the heartbeat, and the interrupt was lost%n"
                + "interrupt flag after close(): expected true, was false")
        .isTrue();
  }

  @Test
  @DisplayName("5.4 an operator who is interrupted ends the heartbeat all the same")
  @Kinds({Kind.INTERRUPTS, Kind.STATES})
  void anInterruptedCloserEndsItAllTheSame(Story story) {
    TestBeat beat = new TestBeat(story);
    Heartbeat heartbeat = newHeartbeat(LONG, beat);
    startOnItsOwn(story, heartbeat);
    beat.assertThatItComes(1, "it was started");
    story.await("the pause", () -> Leftovers.waits(beat.thread));

    Worker<Void> closer =
        story.start(
            "closing operator",
            () -> {
              Thread.currentThread().interrupt();
              story.note("closes it, interrupted");
              heartbeat.close();
            });

    assertThatItEnds(story, beat, closer, "by an operator who was interrupted");
  }

  @Test
  @DisplayName("5.5 two operators close it: both wait for the end, and so does the next one")
  @Kinds({Kind.MORE_WHO_WAIT, Kind.STATES})
  void theSecondCloserWaitsToo(Story story) {
    TestBeat beat = new TestBeat(story);
    Checkpoint beating = story.checkpoint("beating");
    beat.whileBeating = beating::pass;
    Heartbeat heartbeat = newHeartbeat(LONG, beat);
    startOnItsOwn(story, heartbeat);
    beating.awaitHeld(1);

    close(story, heartbeat).settle();
    Worker<Void> second = story.start("operator-2", heartbeat::close);

    assertThat(second.settle().isWaiting())
        .withFailMessage(
            "two operators closed it, and close() came back to operator-2 in the middle of a beat%n"
                + "operator-2: expected to wait for the end, was back already")
        .isTrue();
    beating.open();
    story.join();
    story.start("operator-3", heartbeat::close).result();
  }

  @Test
  @DisplayName("5.6 after an Error of a beat, close() comes back")
  @Kinds(Kind.FAILURES)
  void closeComesBackAfterAnError(Story story) {
    TestBeat beat = new TestBeat(story);
    beat.whileBeating =
        () -> {
          Thread.currentThread().setUncaughtExceptionHandler((thread, error) -> {});
          throw new StackOverflowError("a beat failed for good, as the test wants it");
        };
    Heartbeat heartbeat = newHeartbeat(LONG, beat);
    startOnItsOwn(story, heartbeat);
    beat.assertThatItComes(1, "it was started");
    story.await("the beat to fail", () -> Leftovers.waits(beat.thread));

    Worker<Void> closer = close(story, heartbeat);

    assertThat(closer.ends())
        .withFailMessage(
            "a beat threw an Error, and then the heartbeat was closed%n"
                + "the operator: expected to come back, was still in close()")
        .isTrue();
  }

  @Test
  @DisplayName("5.7 close() interrupts nobody but the thread that beats")
  @Kinds(Kind.INTERRUPTS)
  void closeLeavesTheFlagAlone(Story story) {
    TestBeat beat = new TestBeat(story);
    Heartbeat heartbeat = newHeartbeat(LONG, beat);
    startOnItsOwn(story, heartbeat);
    beat.assertThatItComes(1, "it was started");

    Worker<Boolean> operator =
        story.start(
            "closing operator",
            () -> {
              heartbeat.close();
              return Thread.currentThread().isInterrupted();
            });

    assertThat(operator.result())
        .withFailMessage(
            "nobody interrupted the operator, and close() set the interrupt flag all the same%n"
                + "interrupt flag after close(): expected false, was true")
        .isFalse();
  }

  @Test
  @DisplayName("5.8 however much time passes, close() comes back after the end, not before")
  @Kinds({Kind.EVERY_ORDER, Kind.OWN_LIMITS})
  void closeIsTheEndHoweverTimePasses(Explorer explorer) {
    explorer
        .lettingTimeRunOut()
        .everyOrder(
            round -> {
              AtomicInteger beats = new AtomicInteger();
              AtomicInteger inside = new AtomicInteger();
              Heartbeat heartbeat =
                  new Heartbeat(
                      LONG,
                      () -> {
                        if (beats.incrementAndGet() > 4) {
                          throw new Error("nobody ends it");
                        }
                        inside.incrementAndGet();
                        round.note("begins a beat");
                        round.seam();
                        round.note("ends a beat");
                        inside.decrementAndGet();
                      });
              round.thread(
                  "operator",
                  () -> {
                    heartbeat.start();
                    heartbeat.close();
                    int before = beats.get();
                    if (inside.get() > 0) {
                      round.wrong(
                          String.format(
                              "close() came back in the middle of a beat%n"
                                  + "beats under way: expected none, was 1"));
                    }
                    round.check(
                        () ->
                            assertThat(beats.get())
                                .withFailMessage(
                                    "close() came back, and then there was one more beat%n"
                                        + "beats: expected %d, was %d",
                                    before, beats.get())
                                .isEqualTo(before));
                  });
            });
  }

  /** A heartbeat whose thread ends with the test, even if nothing else can end it. */
  private Heartbeat newHeartbeat(Duration interval, TestBeat beat) {
    return new Heartbeat(
        interval,
        () -> {
          threads.add(Thread.currentThread());
          if (over) {
            Thread.currentThread().setUncaughtExceptionHandler((thread, end) -> {});
            throw new Error("the test is over");
          }
          beat.beat();
        });
  }

  private static void startOnItsOwn(Story story, Heartbeat heartbeat) {
    story.start("operator", heartbeat::start);
  }

  private static Worker<Void> close(Story story, Heartbeat heartbeat) {
    return story.start(
        "closing operator",
        () -> {
          story.note("closes it");
          heartbeat.close();
          story.note("has closed it");
        });
  }

  private static Object thrownBy(Story.Action action) {
    try {
      action.run();
      return "nothing";
    } catch (Exception e) {
      return e;
    }
  }

  /** The thread ends; or it beats once more, or sleeps on though the operator waits or is gone. */
  private static void assertThatItEnds(
      Story story, TestBeat beat, Worker<Void> closer, String when) {
    int beats = beat.count.get();
    AtomicInteger asleep = new AtomicInteger();
    closer.settle();
    story.await(
        "the heartbeat to end",
        () -> {
          Thread thread = beat.thread;
          boolean sleeps = Leftovers.waits(thread) && !thread.isInterrupted();
          asleep.set(sleeps ? asleep.get() + 1 : 0);
          return !thread.isAlive() || beat.count.get() > beats || asleep.get() > 500;
        });
    String seen = beat.count.get() > beats ? "beats again" : beat.thread.isAlive() ? "sleeps" : "";
    assertThat(seen)
        .withFailMessage(
            "the heartbeat was closed %s, and does not end%n"
                + "its thread: expected to end, but it %s",
            when, seen)
        .isEmpty();
  }

  /** What a beat does about an interrupt. */
  private enum Answer {
    THROWS_IT("throws the InterruptedException"),
    RETURNS("returns"),
    RETURNS_WITH_FLAG("sets the flag again and returns"),
    FAILS("throws a RuntimeException"),
    FAILS_WITH_FLAG("sets the flag again and throws a RuntimeException");

    private final String text;

    Answer(String text) {
      this.text = text;
    }

    void afterALongTime() throws InterruptedException {
      try {
        Thread.sleep(LONG.toMillis());
      } catch (InterruptedException e) {
        if (this == THROWS_IT) {
          throw e;
        }
        if (this == RETURNS_WITH_FLAG || this == FAILS_WITH_FLAG) {
          Thread.currentThread().interrupt();
        }
        if (this == FAILS || this == FAILS_WITH_FLAG) {
          throw new IllegalStateException("interrupted, as the test wants it", e);
        }
      }
    }
  }

  /** A beat that is counted, and lets a test come in between. */
  private static final class TestBeat implements Heartbeat.Beat {
    private final Story story;
    private final AtomicInteger count = new AtomicInteger();
    private volatile Heartbeat.Beat whileBeating = () -> {};
    private volatile Thread thread;

    TestBeat(Story story) {
      this.story = story;
    }

    @Override
    public void beat() throws InterruptedException {
      thread = Thread.currentThread();
      int number = count.incrementAndGet();
      if (number <= 3) {
        story.note("beat " + number);
      }
      whileBeating.beat();
    }

    void assertThatItComes(int beats, String since) {
      Waiting.succeeds(() -> story.await("the beats", () -> count.get() >= beats));
      assertThat(count.get())
          .withFailMessage(
              "%s, and then there were no more beats%nbeats: expected %d or more, was %d",
              since, beats, count.get())
          .isGreaterThanOrEqualTo(beats);
    }
  }
}
