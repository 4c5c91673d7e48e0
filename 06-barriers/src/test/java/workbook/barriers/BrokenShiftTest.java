package workbook.barriers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Exercise;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 4 · BrokenShift")
@Exercise(module = "06-barriers", number = 4)
class BrokenShiftTest {

  @Test
  @DisplayName("1.1 who waits too long gives up")
  void whoWaitsTooLongGivesUp(Story story) {
    BrokenShift shift = new BrokenShift(2, () -> {});

    Worker<String> only = arrive(story, "teller-1", shift, 1, TimeUnit.MILLISECONDS);

    assertGets(story, only, "TIMED_OUT", "teller-1 waits 1 millisecond at most, and nobody comes");
  }

  @Test
  @DisplayName("1.2 who has time waits, and when all are there the shift is ready")
  void whoHasTimeWaits(Story story) {
    List<String> openedBy = new CopyOnWriteArrayList<>();
    BrokenShift shift = new BrokenShift(2, () -> openedBy.add(Thread.currentThread().getName()));

    Worker<String> first = arrive(story, "teller-1", shift, 1, TimeUnit.HOURS);
    boolean waits = first.settle().isWaiting();
    Worker<String> last = arrive(story, "teller-2", shift, 1, TimeUnit.HOURS);
    String gets = outcome(story, first);

    assertThat(waits)
        .withFailMessage(
            "teller-1 has an hour, and did not wait for teller-2%n"
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
  @DisplayName("1.3 who has less than a second waits, too")
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
  @DisplayName("2.1 when one gives up, the shift is broken for those who wait")
  void whoWaitsIsTold(Story story) {
    BrokenShift shift = new BrokenShift(3, () -> {});

    Worker<String> first = arrive(story, "teller-1", shift, 1, TimeUnit.HOURS);
    first.settle();
    Worker<String> second = arrive(story, "teller-2", shift, 1, TimeUnit.MILLISECONDS);

    assertGets(story, second, "TIMED_OUT", "teller-2 waits 1 millisecond at most");
    assertGets(story, first, "BROKEN", "teller-1 waited, and teller-2 has given up");
  }

  @Test
  @DisplayName("2.2 who comes to a broken shift is told at once")
  void whoComesLaterIsTold(Story story) {
    BrokenShift shift = new BrokenShift(2, () -> {});
    breakIt(story, shift);

    for (String name : List.of("teller-2", "teller-3")) {
      Worker<String> late = arrive(story, name, shift, 1, TimeUnit.HOURS);
      assertGets(story, late, "BROKEN", "teller-1 was called away before");
    }
  }

  @Test
  @DisplayName("2.3 doors that are stuck are reported by the one who opens them")
  void stuckDoorsAreReported(Story story) {
    BrokenShift shift =
        new BrokenShift(
            2,
            () -> {
              throw new IllegalStateException("the doors are stuck");
            });

    Worker<String> first = arrive(story, "teller-1", shift, 1, TimeUnit.HOURS);
    first.settle();
    Worker<String> last = arrive(story, "teller-2", shift, 1, TimeUnit.HOURS);

    assertGets(story, last, "IllegalStateException", "teller-2 came last, and the doors are stuck");
    assertGets(story, first, "BROKEN", "teller-2 could not open the doors");
  }

  @Test
  @DisplayName("3.1 who is called away while waiting returns, and stays interrupted")
  void whoIsCalledAwayStaysInterrupted(Story story) {
    BrokenShift shift = new BrokenShift(2, () -> {});

    Worker<String> only = arrive(story, "teller-1", shift, 1, TimeUnit.HOURS);
    only.settle();
    interrupt(story, only);

    assertGets(story, only, "BROKEN and interrupted", "teller-1 was interrupted while waiting");
  }

  @Test
  @DisplayName("3.2 when one is called away, the shift is broken for those who wait")
  void theOthersAreTold(Story story) {
    BrokenShift shift = new BrokenShift(3, () -> {});

    Worker<String> first = arrive(story, "teller-1", shift, 1, TimeUnit.HOURS);
    Worker<String> second = arrive(story, "teller-2", shift, 1, TimeUnit.HOURS);
    first.settle();
    second.settle();
    interrupt(story, first);

    assertGets(story, second, "BROKEN", "teller-2 waited, and teller-1 was called away");
  }

  @Test
  @DisplayName("4.1 the day after a broken one is like any other")
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
  @DisplayName("4.2 who still waits when the next day begins is told")
  void whoStillWaitsIsTold(Story story) {
    BrokenShift shift = new BrokenShift(2, () -> {});

    Worker<String> first = arrive(story, "teller-1", shift, 1, TimeUnit.HOURS);
    first.settle();
    story.note("begins the next day");
    shift.nextDay();

    assertGets(story, first, "BROKEN", "teller-1 waited, and the next day began");
  }

  /** Starts a teller; the result is how the morning ends, and whether the thread is interrupted. */
  private static Worker<String> arrive(
      Story story, String teller, BrokenShift shift, long timeout, TimeUnit unit) {
    return story.start(
        teller,
        () -> {
          story.note("comes");
          String outcome = String.valueOf(startOf(shift, timeout, unit));
          outcome += Thread.currentThread().isInterrupted() ? " and interrupted" : "";
          story.note(outcome);
          return outcome;
        });
  }

  private static Object startOf(BrokenShift shift, long timeout, TimeUnit unit) {
    try {
      return shift.arrive(timeout, unit);
    } catch (RuntimeException e) {
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
}
