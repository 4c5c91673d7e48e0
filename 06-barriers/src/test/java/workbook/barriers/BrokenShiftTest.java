package workbook.barriers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
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

@DisplayName("Exercise 4 · BrokenShift")
@Exercise(module = "06-barriers", number = 4)
class BrokenShiftTest {

  @Test
  @DisplayName("1.1 whoever waits too long gives up")
  @Kinds(Kind.TIMES)
  void whoWaitsTooLongGivesUp(Story story) {
    BrokenShift shift = new BrokenShift(2, () -> {});

    Worker<String> only = arrive(story, "teller-1", shift, 1, TimeUnit.MILLISECONDS);

    assertGets(story, only, "TIMED_OUT", "teller-1 waits 1 millisecond at most, and nobody comes");
  }

  @Test
  @DisplayName("1.2 whoever has time waits, and when the doors are open the shift is ready")
  @Kinds(Kind.WHO_IS_INSIDE)
  void whoHasTimeWaits(Story story) {
    List<String> openedBy = new CopyOnWriteArrayList<>();
    Checkpoint doors = story.checkpoint("opening the doors");
    BrokenShift shift =
        new BrokenShift(
            2,
            () -> {
              openedBy.add(Thread.currentThread().getName());
              doors.pass();
            });

    Worker<String> first = arrive(story, "teller-1", shift, 1, TimeUnit.HOURS);
    boolean waits = first.settle().isWaiting();
    Worker<String> last = arrive(story, "teller-2", shift, 1, TimeUnit.HOURS);
    last.settle();
    boolean stillWaits = first.settle().isWaiting();
    doors.open();
    String gets = outcome(story, first);

    assertThat(waits)
        .withFailMessage(
            "teller-1 has an hour, and did not wait for teller-2%n"
                + "teller-1: expected to wait, was %s",
            gets)
        .isTrue();
    assertThat(stillWaits)
        .withFailMessage(
            "teller-1 did not wait until teller-2 had opened the doors%n"
                + "teller-1: expected to wait, was %s",
            gets)
        .isTrue();
    assertGets(story, last, "READY", "both tellers are there");
    assertGets(story, first, "READY", "both tellers are there");
    assertThat(openedBy)
        .withFailMessage(
            "teller-2 came last%nthe doors are opened by: expected [teller-2], was %s", openedBy)
        .containsExactly("teller-2");
  }

  @Test
  @DisplayName("1.3 whoever has less than a second waits, too")
  @Kinds(Kind.TIMES)
  void whoHasLessThanASecondWaits(Story story) {
    // On a starved machine the time may really be over so soon; then this proves nothing.
    for (int attempt = 1; attempt <= 3; attempt++) {
      AtomicLong waited = new AtomicLong();
      BrokenShift shift = new BrokenShift(2, () -> {});

      Worker<String> only =
          story.start(
              "teller-1",
              () -> {
                story.note("comes");
                long begin = System.nanoTime();
                String outcome = String.valueOf(startOf(shift, 900, TimeUnit.MILLISECONDS));
                waited.set(System.nanoTime() - begin);
                story.note(outcome);
                return outcome;
              });

      if (only.settle() != Worker.Rest.FINISHED) {
        return;
      }
      boolean tooSoon = waited.get() < TimeUnit.MILLISECONDS.toNanos(900 / 2);
      assertThat(tooSoon)
          .withFailMessage(
              "teller-1 has 900 milliseconds, and before half of that was over teller-1 went on%n"
                  + "teller-1: expected to wait, was %s",
              only.result())
          .isFalse();
    }
  }

  @Test
  @DisplayName("1.4 whoever has less than a millisecond waits, too")
  @Kinds(Kind.TIMES)
  void whoHasLessThanAMillisecond(Story story) {
    long shortest = Long.MAX_VALUE;
    for (int i = 0; i < 20; i++) {
      BrokenShift shift = new BrokenShift(2, () -> {});
      Worker<Long> only =
          story.start(
              "teller-1",
              () -> {
                long begin = System.nanoTime();
                shift.arrive(900, TimeUnit.MICROSECONDS);
                return System.nanoTime() - begin;
              });
      shortest = Math.min(shortest, only.result());
    }

    assertThat(shortest / 1000)
        .withFailMessage(
            "teller-1 has 900 microseconds, and nobody comes%n"
                + "teller-1: expected to wait so long, was gone after %d microseconds",
            shortest / 1000)
        .isGreaterThan(900 / 2);
  }

  @Test
  @DisplayName("1.5 zero or less is no time at all, but the last one needs none")
  @Kinds({Kind.TIMES, Kind.SIZES})
  void noTimeAtAll(Story story) {
    for (long timeout : new long[] {0, -1}) {
      BrokenShift shift = new BrokenShift(2, () -> {});

      Worker<String> first = arrive(story, "teller-1", shift, timeout, TimeUnit.NANOSECONDS);
      assertGets(story, first, "TIMED_OUT", "teller-1 has no time, and teller-2 is missing");
      Worker<String> late = arrive(story, "teller-2", shift, timeout, TimeUnit.NANOSECONDS);
      assertGets(story, late, "BROKEN", "teller-1 has given up, and then teller-2 came");

      shift.nextDay();
      Worker<String> patient = arrive(story, "teller-1", shift, 1, TimeUnit.HOURS);
      patient.settle();
      Worker<String> last = arrive(story, "teller-2", shift, timeout, TimeUnit.NANOSECONDS);
      assertGets(story, last, "READY", "teller-2 has no time, but is the last to come");
      assertGets(story, patient, "READY", "teller-2 has no time, but is the last to come");
    }
  }

  @Test
  @DisplayName("1.6 whoever has all the time of the world waits")
  @Kinds(Kind.TIMES)
  void whoHasAllTheTime(Story story) {
    for (TimeUnit unit : List.of(TimeUnit.NANOSECONDS, TimeUnit.DAYS)) {
      BrokenShift shift = new BrokenShift(2, () -> {});

      Worker<String> first = arrive(story, "teller-1", shift, Long.MAX_VALUE, unit);
      first.settle();
      Worker<String> last = arrive(story, "teller-2", shift, Long.MAX_VALUE, unit);

      assertGets(story, last, "READY", "teller-1 has all the time of the world");
      assertGets(story, first, "READY", "teller-1 has all the time of the world");
    }
  }

  @Test
  @DisplayName("1.7 whoever is woken by others has no more time than before")
  @Kinds({Kind.TIMES, Kind.LATE_EVENTS, Kind.MORE_WHO_WAIT})
  void beingWokenGivesNoMoreTime(Story story) {
    // On a starved machine even a right answer may be late; one attempt in time is enough.
    String seen = "TIMED_OUT";
    for (int attempt = 1; attempt <= 8; attempt++) {
      BrokenShift shift = new BrokenShift(3, () -> {});
      AtomicLong end = new AtomicLong();
      long begin = System.nanoTime();
      Worker<String> first =
          story.start(
              "teller-1",
              () -> {
                String start = comes(story, shift, 400, TimeUnit.MILLISECONDS);
                end.set(System.nanoTime());
                return start;
              });
      first.settle();
      story.happens("more than half of the time to be over", () -> isOver(begin, 250));
      long woken = System.nanoTime();
      synchronized (shift) {
        shift.notifyAll(); // wakes those who wait there, as may happen at any time for no reason
      }
      arrive(story, "teller-2", shift, 1, TimeUnit.HOURS);
      seen = outcome(story, first);
      boolean late = end.get() - woken >= TimeUnit.MILLISECONDS.toNanos(400);
      if (end.get() > woken && !late) {
        break;
      }
      seen += late ? ", and much later" : "";
    }

    assertThat(seen)
        .withFailMessage(
            "teller-1 had 400 milliseconds, and was woken when more than half of them were over%n"
                + "teller-1: expected TIMED_OUT, was %s",
            seen)
        .isEqualTo("TIMED_OUT");
  }

  @Test
  @DisplayName("1.8 slow doors: nobody is missing any more, and whoever waits is ready later")
  @Kinds({Kind.LATE_EVENTS, Kind.WHO_IS_INSIDE})
  void slowDoorsAreWaitedFor(Story story) {
    // On a starved machine teller-2 may come too late; then this proves nothing.
    for (int attempt = 1; attempt <= 8; attempt++) {
      Checkpoint doors = story.checkpoint("opening the doors");
      BrokenShift shift = new BrokenShift(2, doors::pass);
      Worker<String> first = arrive(story, "teller-1", shift, 300, TimeUnit.MILLISECONDS);
      first.settle();
      Worker<String> last = arrive(story, "teller-2", shift, 1, TimeUnit.HOURS);
      if (last.settle() == Worker.Rest.HELD) {
        long begin = System.nanoTime();
        story.happens("the time of teller-1 to be over", () -> isOver(begin, 300));
        boolean waits = first.settle().isWaiting();
        doors.open();

        String seen = "the time of teller-1 was over when teller-2 was opening the doors";
        assertGets(story, last, "READY", seen);
        assertGets(story, first, "READY", seen);
        assertThat(waits)
            .withFailMessage("%s%nteller-1: expected to wait for the doors, was gone on", seen)
            .isTrue();
        return;
      }
    }
  }

  @Test
  @DisplayName("1.9 each shift has tellers of its own")
  @Kinds(Kind.SIZES)
  void eachShiftIsItsOwn(Story story) {
    BrokenShift early = new BrokenShift(2, () -> {});
    BrokenShift late = new BrokenShift(2, () -> {});
    BrokenShift alone = new BrokenShift(1, () -> {});

    Worker<String> first = arrive(story, "teller-1", early, 1, TimeUnit.HOURS);
    first.settle();
    Worker<String> other = arrive(story, "teller-2", late, 1, TimeUnit.MILLISECONDS);
    assertGets(story, other, "TIMED_OUT", "teller-2 is alone on the late shift");
    Worker<String> only = arrive(story, "teller-3", alone, 0, TimeUnit.HOURS);
    assertGets(story, only, "READY", "teller-3 is all there is on a shift of one");
    Worker<String> last = arrive(story, "teller-4", early, 1, TimeUnit.HOURS);
    assertGets(story, last, "READY", "teller-1 and teller-4 are there for the early shift");
    assertGets(story, first, "READY", "teller-1 and teller-4 are there for the early shift");
  }

  @Test
  @DisplayName("1.10 one may give up at any moment: both hear the same, in whatever order")
  @Kinds({Kind.EVERY_ORDER, Kind.LATE_EVENTS})
  void everybodyHearsTheSame(Explorer explorer) {
    explorer.lettingTimeRunOut().everyOrder(Morning::new);
  }

  @Test
  @DisplayName("2.1 when one gives up, the shift is broken for all who wait")
  @Kinds({Kind.TIMES, Kind.MORE_WHO_WAIT})
  void whoWaitsIsTold(Story story) {
    BrokenShift shift = new BrokenShift(4, () -> {});

    Worker<String> first = arrive(story, "teller-1", shift, 1, TimeUnit.HOURS);
    Worker<String> second = arrive(story, "teller-2", shift, 1, TimeUnit.HOURS);
    first.settle();
    second.settle();
    Worker<String> third = arrive(story, "teller-3", shift, 1, TimeUnit.MILLISECONDS);

    assertGets(story, third, "TIMED_OUT", "teller-3 waits 1 millisecond at most");
    assertGets(story, first, "BROKEN", "teller-1 waited, and teller-3 has given up");
    assertGets(story, second, "BROKEN", "teller-2 waited, and teller-3 has given up");
  }

  @Test
  @DisplayName("2.2 whoever comes to a broken shift is told at once")
  @Kinds(Kind.STATES)
  void whoComesLaterIsTold(Story story) {
    BrokenShift shift = new BrokenShift(2, () -> {});
    breakIt(story, shift);

    for (String name : List.of("teller-2", "teller-3")) {
      Worker<String> late = arrive(story, name, shift, 1, TimeUnit.HOURS);
      assertGets(story, late, "BROKEN", "teller-1 was called away before");
    }
  }

  @Test
  @DisplayName("2.3 doors that are stuck are reported by the one who opens them, for that day")
  @Kinds({Kind.FAILURES, Kind.STATES, Kind.MORE_WHO_WAIT})
  void stuckDoorsAreReported(Story story) {
    AtomicInteger tries = new AtomicInteger();
    BrokenShift shift =
        new BrokenShift(
            3,
            () -> {
              if (tries.incrementAndGet() == 1) {
                throw new StackOverflowError("the doors are stuck");
              }
            });

    Worker<String> first = arrive(story, "teller-1", shift, 1, TimeUnit.HOURS);
    Worker<String> second = arrive(story, "teller-2", shift, 1, TimeUnit.HOURS);
    first.settle();
    second.settle();
    Worker<String> last = arrive(story, "teller-3", shift, 1, TimeUnit.HOURS);

    assertGets(story, last, "StackOverflowError", "teller-3 came last, and the doors are stuck");
    assertGets(story, first, "BROKEN", "teller-3 could not open the doors");
    assertGets(story, second, "BROKEN", "teller-3 could not open the doors");
    for (int i = 4; i <= 6; i++) {
      Worker<String> late = arrive(story, "teller-" + i, shift, 1, TimeUnit.HOURS);
      assertGets(story, late, "BROKEN", "teller-3 could not open the doors before");
    }
  }

  @Test
  @DisplayName("2.4 whatever the doors throw, in whatever order: one gets it, one is told")
  @Kinds({Kind.EVERY_ORDER, Kind.FAILURES})
  void aFailureOfTheDoors(Explorer explorer) {
    explorer.failing().everyOrder(Morning::new);
  }

  @Test
  @DisplayName("3.1 whoever is called away while waiting returns, and stays interrupted")
  @Kinds(Kind.INTERRUPTS)
  void whoIsCalledAwayStaysInterrupted(Story story) {
    BrokenShift shift = new BrokenShift(2, () -> {});

    Worker<String> only = arrive(story, "teller-1", shift, 1, TimeUnit.HOURS);
    only.settle();
    interrupt(story, only);

    assertGets(story, only, "BROKEN and interrupted", "teller-1 was interrupted while waiting");
  }

  @Test
  @DisplayName("3.2 when one of three is called away, the shift is broken for all who wait")
  @Kinds({Kind.INTERRUPTS, Kind.MORE_WHO_WAIT})
  void theOthersAreTold(Story story) {
    BrokenShift shift = new BrokenShift(4, () -> {});

    Worker<String> first = arrive(story, "teller-1", shift, 1, TimeUnit.HOURS);
    first.settle();
    Worker<String> second = arrive(story, "teller-2", shift, 1, TimeUnit.HOURS);
    second.settle();
    Worker<String> third = arrive(story, "teller-3", shift, 1, TimeUnit.HOURS);
    third.settle();
    interrupt(story, second);

    assertGets(story, second, "BROKEN and interrupted", "teller-2 was called away");
    assertGets(story, first, "BROKEN", "teller-1 waited, and teller-2 was called away");
    assertGets(story, third, "BROKEN", "teller-3 waited, and teller-2 was called away");
  }

  @Test
  @DisplayName("3.3 whoever comes interrupted, and is not the last, is missed by the others")
  @Kinds({Kind.INTERRUPTS, Kind.STATES})
  void whoComesInterrupted(Story story) {
    BrokenShift shift = new BrokenShift(3, () -> {});

    Worker<String> first = arrive(story, "teller-1", shift, 1, TimeUnit.HOURS);
    first.settle();
    Worker<String> second =
        story.start(
            "teller-2",
            () -> {
              Thread.currentThread().interrupt();
              return comes(story, shift, 1, TimeUnit.HOURS);
            });

    assertGets(story, second, "BROKEN and interrupted", "teller-2 came interrupted");
    assertGets(story, first, "BROKEN", "teller-1 waited, and teller-2 came interrupted");
  }

  @Test
  @DisplayName("3.4 whoever is called away while the doors are opened is ready, and interrupted")
  @Kinds({Kind.INTERRUPTS, Kind.LATE_EVENTS})
  void calledAwayWhileTheDoorsAreOpened(Story story) {
    Checkpoint doors = story.checkpoint("opening the doors");
    BrokenShift shift = new BrokenShift(2, doors::pass);
    Worker<String> first = arrive(story, "teller-1", shift, 1, TimeUnit.HOURS);
    first.settle();
    Worker<String> last = arrive(story, "teller-2", shift, 1, TimeUnit.HOURS);
    last.settle();
    first.settleAfter(() -> interrupt(story, first));
    doors.open();

    String seen = "teller-1 was interrupted when teller-2 was opening the doors";
    assertGets(story, last, "READY", seen);
    assertGets(story, first, "READY and interrupted", seen);
  }

  @Test
  @DisplayName("3.5 one may be called away at any moment: both hear the same, in whatever order")
  @Kinds({Kind.EVERY_ORDER, Kind.INTERRUPTS})
  void calledAwayAtAnyMoment(Explorer explorer) {
    explorer.interrupting("teller-2").everyOrder(Morning::new);
  }

  @Test
  @DisplayName("3.6 doors that leave their opener interrupted are open all the same")
  @Kinds(Kind.INTERRUPT_ANSWERS)
  void doorsThatInterrupt(Story story) {
    BrokenShift shift = new BrokenShift(2, () -> Thread.currentThread().interrupt());

    Worker<String> first = arrive(story, "teller-1", shift, 1, TimeUnit.HOURS);
    first.settle();
    Worker<String> last = arrive(story, "teller-2", shift, 1, TimeUnit.HOURS);

    String seen = "teller-2 opened the doors, and was interrupted then";
    assertGets(story, last, "READY and interrupted", seen);
    assertGets(story, first, "READY", seen);
  }

  @Test
  @DisplayName("4.1 the day after a broken one is like any other")
  @Kinds(Kind.STATES)
  void theNextDayIsLikeAnyOther(Story story) {
    AtomicInteger opened = new AtomicInteger();
    BrokenShift shift = new BrokenShift(2, opened::incrementAndGet);
    breakIt(story, shift);

    shift.nextDay();
    Worker<String> first = arrive(story, "teller-1", shift, 1, TimeUnit.HOURS);
    Worker<String> second = arrive(story, "teller-2", shift, 1, TimeUnit.HOURS);

    assertGets(story, first, "READY", "yesterday was broken; today both tellers are there");
    assertGets(story, second, "READY", "yesterday was broken; today both tellers are there");
    assertThat(opened.get())
        .withFailMessage(
            "yesterday was broken; today both tellers are there%n"
                + "the doors are opened: expected 1 time, was %d times",
            opened.get())
        .isEqualTo(1);
  }

  @Test
  @DisplayName("4.2 all who still wait when the next day begins are told, and are missed by nobody")
  @Kinds({Kind.STATES, Kind.MORE_WHO_WAIT})
  void whoStillWaitsIsTold(Story story) {
    BrokenShift shift = new BrokenShift(3, () -> {});

    Worker<String> first = arrive(story, "teller-1", shift, 1, TimeUnit.HOURS);
    Worker<String> second = arrive(story, "teller-2", shift, 1, TimeUnit.HOURS);
    first.settle();
    second.settle();
    nextDay(story, shift);

    assertGets(story, first, "BROKEN", "teller-1 waited, and the next day began");
    assertGets(story, second, "BROKEN", "teller-2 waited, and the next day began");
    assertReady(story, shift, 3, "two had been told BROKEN, and the next day began");
  }

  @Test
  @DisplayName("4.3 a day is like any other, after good ones, after none, and in a row")
  @Kinds({Kind.STATES, Kind.SIZES})
  void oneDayAfterTheOther(Story story) {
    AtomicInteger opened = new AtomicInteger();
    BrokenShift shift = new BrokenShift(2, opened::incrementAndGet);

    nextDay(story, shift);
    assertReady(story, shift, 2, "nobody had come on the first day");
    nextDay(story, shift);
    assertReady(story, shift, 2, "yesterday was a good day");
    breakIt(story, shift);
    nextDay(story, shift);
    nextDay(story, shift);
    assertReady(story, shift, 2, "two days have begun, one after the other");

    assertThat(opened.get())
        .withFailMessage(
            "on three days all were there%nthe doors are opened: expected 3 times, was %d times",
            opened.get())
        .isEqualTo(3);
  }

  @Test
  @DisplayName("4.4 whoever comes while the day changes belongs to one of the two days")
  @Kinds({Kind.EVERY_ORDER, Kind.STATES})
  void theDayChangesAtAnyMoment(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          BrokenShift shift = new BrokenShift(2, () -> {});
          Round.Call<BrokenShift.Start> early =
              round.thread("teller-1", () -> shift.arrive(1, TimeUnit.HOURS));
          Round.Call<BrokenShift.Start> late =
              round.thread(
                  "teller-2",
                  () -> {
                    shift.nextDay();
                    round.note("the next day has begun");
                    return shift.arrive(0, TimeUnit.HOURS);
                  });
          round.check(
              () -> {
                String seen = early.result() + " and " + late.result();
                assertThat(seen)
                    .withFailMessage(
                        "teller-1 came on one of two days, and teller-2 on the second%n"
                            + "they hear: expected READY and READY, or BROKEN and TIMED_OUT, was %s",
                        seen)
                    .isIn("READY and READY", "BROKEN and TIMED_OUT");
              });
        });
  }

  private static void nextDay(Story story, BrokenShift shift) {
    story.note("begins the next day");
    shift.nextDay();
  }

  /** Lets all tellers of a shift come. */
  private static void assertReady(Story story, BrokenShift shift, int tellers, String seen) {
    List<Worker<String>> all = new ArrayList<>();
    for (int i = 1; i <= tellers; i++) {
      all.add(arrive(story, "teller-" + i, shift, 1, TimeUnit.HOURS));
    }
    all.forEach(teller -> assertGets(story, teller, "READY", seen + ", and then all came"));
  }

  private static boolean isOver(long begin, long millis) {
    return System.nanoTime() - begin > TimeUnit.MILLISECONDS.toNanos(millis);
  }

  /** Starts a teller; the result is how the morning ends, and whether the thread is interrupted. */
  private static Worker<String> arrive(
      Story story, String teller, BrokenShift shift, long timeout, TimeUnit unit) {
    return story.start(teller, () -> comes(story, shift, timeout, unit));
  }

  private static String comes(Story story, BrokenShift shift, long timeout, TimeUnit unit) {
    story.note("comes");
    String outcome = String.valueOf(startOf(shift, timeout, unit));
    outcome += Thread.currentThread().isInterrupted() ? " and interrupted" : "";
    story.note(outcome);
    return outcome;
  }

  private static Object startOf(BrokenShift shift, long timeout, TimeUnit unit) {
    try {
      return shift.arrive(timeout, unit);
    } catch (RuntimeException | Error e) {
      return e.getClass().getSimpleName();
    }
  }

  /** Breaks the shift: teller-1 waits and is called away. */
  private static void breakIt(Story story, BrokenShift shift) {
    Worker<String> first = arrive(story, "teller-1", shift, 1, TimeUnit.HOURS);
    first.settle();
    interrupt(story, first);
    first.ends();
  }

  private static void interrupt(Story story, Worker<?> teller) {
    story.note("interrupts " + teller.thread().getName());
    teller.thread().interrupt();
  }

  private static void assertGets(Story story, Worker<String> teller, String expected, String seen) {
    String was = outcome(story, teller);
    assertThat(was)
        .withFailMessage(
            "%s%n%s: expected %s, was %s", seen, teller.thread().getName(), expected, was)
        .isEqualTo(expected);
  }

  private static String outcome(Story story, Worker<String> teller) {
    return teller.ends() ? teller.result() : "still waiting";
  }

  /** Two tellers who come in every order, each with an hour. */
  private static final class Morning {
    private static final String FAILED = "what the doors threw";

    private final Round round;
    private final BrokenShift shift;
    private final Round.Call<String> first;
    private final Round.Call<String> second;
    private int opened;

    Morning(Round round) {
      this.round = round;
      shift = new BrokenShift(2, this::openDoors);
      first = round.thread("teller-1", this::comes);
      second = round.thread("teller-2", this::comes);
      round.check(this::assertTheSame);
    }

    private void openDoors() {
      opened++;
      round.note("opens the doors");
      round.seam();
      round.note("the doors are open");
    }

    private String comes() {
      String start;
      try {
        start = String.valueOf(shift.arrive(1, TimeUnit.HOURS));
      } catch (RuntimeException | Error e) {
        if (e != round.failure()) {
          throw e;
        }
        start = FAILED;
      }
      start += Thread.currentThread().isInterrupted() ? " and interrupted" : "";
      round.note(start);
      return start;
    }

    private void assertTheSame() {
      List<String> both = List.of(first.result(), second.result());
      List<List<String>> expected = new ArrayList<>();
      if (round.failure() != null) {
        expected.add(List.of(FAILED, "BROKEN"));
        expected.add(List.of("BROKEN", FAILED));
      } else if (opened > 0) {
        expected.add(List.of("READY", second.wasInterrupted() ? "READY and interrupted" : "READY"));
      } else if (second.wasInterrupted()) {
        expected.add(List.of("BROKEN", "BROKEN and interrupted"));
      } else {
        expected.add(List.of("TIMED_OUT", "BROKEN"));
        expected.add(List.of("BROKEN", "TIMED_OUT"));
      }
      assertThat(expected)
          .withFailMessage(
              "the doors were opened %d times%nteller-1 and teller-2 hear: expected %s, was %s",
              opened, expected.size() == 1 ? expected.get(0) : "one of " + expected, both)
          .contains(both);
      assertThat(opened)
          .withFailMessage(
              "both tellers came once%nthe doors are opened: expected at most 1 time, was %d times",
              opened)
          .isLessThanOrEqualTo(1);
    }
  }
}
