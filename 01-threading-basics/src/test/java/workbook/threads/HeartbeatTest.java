package workbook.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
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
  @DisplayName("3.1 after a beat that fails, the next one comes")
  void aFailingBeatIsNotTheLast(Story story) {
    TestBeat beat = new TestBeat(story);
    beat.whileBeating =
        () -> {
          throw new IllegalStateException("a beat failed, as the test wants it");
        };
    Heartbeat heartbeat = newHeartbeat(SHORT, beat);

    startOnItsOwn(story, heartbeat);

    beat.assertThatItComes(3, "the first one failed");
  }

  @Test
  @DisplayName("3.2 the pause comes after a beat that fails, too")
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
  @DisplayName("4.1 close() ends the pause between two beats, be it ever so long")
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
  @DisplayName("5.1 close() does not return before the last beat is over")
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
  @DisplayName("5.3 who is interrupted in close() still knows of it afterwards")
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
