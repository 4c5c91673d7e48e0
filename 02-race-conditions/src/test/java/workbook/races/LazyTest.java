package workbook.races;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
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

@DisplayName("Exercise 4 · Lazy")
@Exercise(module = "02-race-conditions", number = 4)
class LazyTest {
  private static final int VALUES = 1_000;
  private static final int FAILURES = 4;

  @Test
  @DisplayName("1.1 two tellers never call at once, in whatever order they come")
  @Kinds({Kind.EVERY_ORDER, Kind.WHO_IS_INSIDE})
  void othersWaitWhileOneFetches(Explorer explorer) {
    explorer.everyOrder(round -> new Morning(round, 2).assertNeverTwoAtOnce());
  }

  @Test
  @DisplayName("1.2 three tellers: one calls, and whoever has waited does not call again")
  @Kinds({Kind.EVERY_ORDER, Kind.MORE_WHO_WAIT})
  void whoHasWaitedDoesNotFetchAgain(Explorer explorer) {
    explorer.everyOrder(round -> new Morning(round, 3).assertOneCallForAll());
  }

  @Test
  @DisplayName("1.3 a thousand other values do not wait for the one that is being fetched")
  @Kinds({Kind.WHO_IS_INSIDE, Kind.SIZES})
  void lazyValuesDoNotWaitForEachOther(Story story) {
    Checkpoint calling = story.checkpoint("calling the head office");
    HeadOffice slow = new HeadOffice(story);
    slow.whileCalling = calling::pass;
    Lazy<Rates> held = new Lazy<>(slow);

    story.start("teller-1", held::get);
    calling.awaitHeld(1);
    Worker<Integer> second =
        story.start(
            "teller-2",
            () -> {
              int fetched = 0;
              for (int i = 0; i < VALUES; i++) {
                fetched += new Lazy<>(() -> "a value").get().equals("a value") ? 1 : 0;
              }
              return fetched;
            });

    assertThat(second.ends())
        .withFailMessage(
            "teller-1 fetches a value, and teller-2, who fetches others, waits for him%n"
                + "teller-2: expected to be done, was waiting")
        .isTrue();
    assertThat(second.result())
        .withFailMessage(
            "teller-2 fetched %d other values%nvalues: expected %d, was %d",
            VALUES, VALUES, second.result())
        .isEqualTo(VALUES);
  }

  @Test
  @DisplayName("1.4 an interrupt at any moment: the teller gets the value and stays interrupted")
  @Kinds({Kind.EVERY_ORDER, Kind.INTERRUPTS})
  void anInterruptEndsNoWait(Explorer explorer) {
    explorer
        .interrupting("teller-1", "teller-2")
        .everyOrder(round -> new Morning(round, 2).assertOneCallForAll());
  }

  @Test
  @DisplayName("1.5 a caller interrupted beforehand waits, gets the value and stays interrupted")
  @Kinds({Kind.INTERRUPTS, Kind.STATES})
  void whoIsInterruptedBeforehandWaits(Story story) {
    Checkpoint calling = story.checkpoint("calling the head office");
    HeadOffice office = new HeadOffice(story);
    office.whileCalling = calling::pass;
    Lazy<Rates> lazy = new Lazy<>(office);

    story.start("teller-1", lazy::get);
    calling.awaitHeld(1);
    Worker<String> second =
        story.start(
            "teller-2",
            () -> {
              Thread.currentThread().interrupt();
              String first = told(lazy.get());
              return first + "; " + told(lazy.get());
            });
    second.settle();
    calling.open();

    String expected = "the rates, interrupted; the rates, interrupted";
    String seen = second.result() + ", calls: " + office.calls.get();
    assertThat(seen)
        .withFailMessage(
            "teller-2 had been interrupted when he asked, twice, and teller-1 was on the phone%n"
                + "teller-2: expected %s, calls: 1, was %s",
            expected, seen)
        .isEqualTo(expected + ", calls: 1");
  }

  @Test
  @DisplayName("1.6 the others wait for as long as the call takes")
  @Kinds({Kind.EVERY_ORDER, Kind.OWN_LIMITS})
  void othersWaitForAsLongAsItTakes(Explorer explorer) {
    explorer.lettingTimeRunOut().everyOrder(round -> new Morning(round, 2).assertOneCallForAll());
  }

  /** By inspection: no test can make a thread see an unfinished value for sure. */
  @Test
  @DisplayName("2.1 the value reaches other threads as a whole (by inspection)")
  @Kinds(Kind.VISIBILITY)
  void theValueReachesOthersAsAWhole(Story story) {
    Lazy<Rates> lazy = new Lazy<>(new HeadOffice(story));
    Inspection before = new Inspection(lazy, false);
    Rates rates = lazy.get();
    Inspection after = new Inspection(lazy, false);

    assertThat(after.isWithoutLock(story, lazy::get) && !findsAField(before, after, rates))
        .withFailMessage(
            "once the value is there get() waits for nobody, and nothing in the class hands the"
                + " value over: a thread may see it unfinished, or not at all%n"
                + "(found by looking at the class, since luck decides when it happens)%n"
                + "fields that hand over a value safely: expected at least 1, was 0%n"
                + "fields looked at: %s",
            after.fields())
        .isFalse();
  }

  @Test
  @DisplayName("2.2 nobody is given a value that is not there yet")
  @Kinds(Kind.EVERY_ORDER)
  void nobodyIsGivenAValueThatIsNotThereYet(Explorer explorer) {
    explorer.everyOrder(round -> new Morning(round, 2).assertEachHas("the rates"));
  }

  /** By inspection, too: each field is put back to what it was, to see whether get() asks it. */
  @Test
  @DisplayName("2.3 what tells that the value is there reaches other threads (by inspection)")
  @Kinds(Kind.VISIBILITY)
  void whatTellsThatTheValueIsThereIsSafe(Story story) {
    HeadOffice office = new HeadOffice(story);
    List<String> asked = new ArrayList<>();
    for (Field field : Lazy.class.getDeclaredFields()) {
      Lazy<Rates> lazy = new Lazy<>(office);
      Inspection before = new Inspection(lazy, false);
      Rates rates = lazy.get();
      Inspection after = new Inspection(lazy, false);
      boolean plain = (field.getModifiers() & (Modifier.FINAL | Modifier.VOLATILE)) == 0;
      boolean mayBeSeenTooLate =
          plain
              && !keepsForGood(after, Inspection.valueOf(field, lazy), rates)
              && after.isWithoutLock(story, lazy::get);
      if (mayBeSeenTooLate && isAsked(story, lazy, field, before, office)) {
        asked.add(field.getName());
      }
    }

    assertThat(asked)
        .withFailMessage(
            "once the value is there get() waits for nobody, and asks a plain field whether it is:"
                + " a thread may see that before it sees the value%n"
                + "(found by looking at the class, since luck decides when it happens)%n"
                + "plain fields that get() asks: expected none, was %s",
            asked)
        .isEmpty();
  }

  /** Whether get() fetches the value once more when the field is as it was in the beginning. */
  private static boolean isAsked(
      Story story, Lazy<Rates> lazy, Field field, Inspection before, HeadOffice office) {
    int calls = office.calls.get();
    before.parts().stream()
        .filter(part -> part.owner() == lazy && part.field().equals(field))
        .forEach(Inspection.Part::putBack);
    story.start("teller", () -> catchThrowable(lazy::get)).ends();
    return office.calls.get() > calls;
  }

  @Test
  @DisplayName("3.1 null is a value: it is not fetched again")
  @Kinds(Kind.STATES)
  void nullIsAValue(Story story) {
    HeadOffice office = new HeadOffice(story);
    office.rates = null;
    Lazy<Rates> lazy = new Lazy<>(office);

    List<Rates> got = Arrays.asList(lazy.get(), lazy.get(), lazy.get());

    assertThat(office.calls.get())
        .withFailMessage(
            "the head office said null, there are no rates today, and it was asked three times%n"
                + "calls to the head office: expected 1, was %d",
            office.calls.get())
        .isEqualTo(1);
    assertThat(got)
        .withFailMessage(
            "the head office said null: there are no rates today%n"
                + "returned: expected [null, null, null], was %s",
            got)
        .containsOnlyNulls()
        .hasSize(3);
  }

  @Test
  @DisplayName("3.2 what the supplier throws reaches the caller as it is")
  @Kinds(Kind.FAILURES)
  void aFailureReachesTheCaller(Story story) {
    for (Throwable failure :
        List.of(new IllegalStateException("line busy"), new Error("no line"))) {
      HeadOffice office = new HeadOffice(story);
      office.failure = failure;
      Lazy<Rates> lazy = new Lazy<>(office);

      Throwable caught = catchThrowable(lazy::get);

      assertThat(caught)
          .withFailMessage(
              "the call to the head office failed%n"
                  + "exception that reached the teller: expected %s, was %s",
              failure, caught == null ? "none" : caught)
          .isSameAs(failure);
    }
  }

  @Test
  @DisplayName("3.3 failures are not kept, and the value is, whatever comes later")
  @Kinds({Kind.FAILURES, Kind.STATES})
  void aFailureIsNotKept(Story story) {
    HeadOffice office = new HeadOffice(story);
    Lazy<Rates> lazy = new Lazy<>(office);
    List<Throwable> failures = new ArrayList<>();
    for (int i = 1; i <= FAILURES; i++) {
      String line = "line " + i;
      failures.add(i % 2 == 0 ? new Error(line) : new IllegalStateException(line));
    }
    failures.add(null); // then a call is answered
    failures.add(new IllegalStateException("nobody calls any more"));

    for (int i = 1; i <= failures.size(); i++) {
      office.failure = failures.get(i - 1);
      Object expected = i <= FAILURES ? office.failure : office.rates;
      Worker<Object> teller = story.start("teller-" + i, () -> resultOf(lazy));
      assertThat(teller.ends())
          .withFailMessage(
              "the calls of the tellers before have failed%n"
                  + "teller-%d: expected %s, was waiting for ever",
              i, expected)
          .isTrue();
      assertThat(teller.result())
          .withFailMessage(
              "%d calls fail, each in another way, then one is answered%n"
                  + "teller-%d: expected %s, was %s",
              FAILURES, i, expected, teller.result())
          .isSameAs(expected);
    }
  }

  @Test
  @DisplayName("3.4 a caller that waits while the call of another one fails tries itself")
  @Kinds({Kind.EVERY_ORDER, Kind.FAILURES})
  void whoWaitsDuringAFailureTriesHimself(Explorer explorer) {
    explorer.failing().everyOrder(round -> new Morning(round, 2).assertOneFailsAndTheOtherHasIt());
  }

  @Test
  @DisplayName("3.5 two calls fail in a row: each failure reaches one teller, its own")
  @Kinds({Kind.EVERY_ORDER, Kind.FAILURES, Kind.MORE_WHO_WAIT})
  void eachFailureReachesItsOwnTeller(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Morning morning = new Morning(round, 3);
          morning.failures = 2;
          morning.assertOutcome("3 calls, line 1, line 2, the rates");
        });
  }

  @Test
  @DisplayName("3.6 null is a value for the callers that wait, too")
  @Kinds(Kind.EVERY_ORDER)
  void nullIsAValueForThoseWhoWait(Explorer explorer) {
    explorer.everyOrder(
        round -> {
          Morning morning = new Morning(round, 2);
          morning.rates = null;
          morning.assertOutcome("1 calls, null, null");
        });
  }

  private static Object resultOf(Lazy<Rates> lazy) {
    try {
      return lazy.get();
    } catch (RuntimeException | Error e) {
      return e;
    }
  }

  private static String told(Object what) {
    String words = what instanceof Rates ? "the rates" : String.valueOf(what);
    return words + (Thread.currentThread().isInterrupted() ? ", interrupted" : "");
  }

  /** Tellers of one round who ask for the same value, and the head office that they call. */
  private static final class Morning {
    private final Round round;
    private final List<Round.Call<String>> tellers = new ArrayList<>();
    private int calls;
    private int atOnce;
    private int mostAtOnce;
    private int failures; // so many calls fail
    private Rates rates = new Rates();

    Morning(Round round, int tellers) {
      this.round = round;
      Lazy<Rates> lazy = new Lazy<>(this::call);
      for (int i = 1; i <= tellers; i++) {
        this.tellers.add(round.thread("teller-" + i, () -> ask(lazy)));
      }
    }

    private static String ask(Lazy<Rates> lazy) {
      try {
        return told(lazy.get());
      } catch (LineBusy e) {
        return e.getMessage();
      }
    }

    private synchronized void count(int change) {
      calls += Math.max(change, 0);
      atOnce += change;
      mostAtOnce = Math.max(mostAtOnce, atOnce);
    }

    private Rates call() {
      count(1);
      int number = calls;
      round.note("calls");
      try {
        round.seam();
      } finally {
        count(-1);
      }
      if (number <= failures) {
        round.note("fails: line " + number);
        throw new LineBusy("line " + number);
      }
      round.note("is told " + (rates == null ? "null" : "the rates"));
      return rates;
    }

    void assertEachHas(String expected) {
      round.check(() -> tellers.forEach(teller -> assertHas(teller, expected)));
    }

    private void assertHas(Round.Call<String> teller, String rates) {
      String expected = rates + (teller.wasInterrupted() ? ", interrupted" : "");
      String seen = teller.returned() ? teller.result() : String.valueOf(teller.thrown());
      assertThat(seen)
          .withFailMessage(
              "all tellers ask for the rates of the day%nteller-%d: expected %s, was %s",
              tellers.indexOf(teller) + 1, expected, seen)
          .isEqualTo(expected);
    }

    void assertOneCallForAll() {
      assertEachHas("the rates");
      round.check(() -> assertCalls("%d tellers asked for the same value", 1));
    }

    void assertOneFailsAndTheOtherHasIt() {
      round.check(
          () -> {
            long failed = tellers.stream().filter(teller -> teller.thrown() != null).count();
            int expected = round.failure() == null ? 0 : 1;
            assertThat(failed)
                .withFailMessage(
                    "a call may fail, and that is for the teller alone whose call it was%n"
                        + "tellers who got the failure: expected %d, was %d",
                    expected, failed)
                .isEqualTo(expected);
            tellers.stream()
                .filter(teller -> teller.thrown() == null)
                .forEach(teller -> assertHas(teller, "the rates"));
            assertCalls("%d tellers asked for the same value, and a call may fail", 1 + expected);
          });
    }

    private void assertCalls(String what, int expected) {
      assertThat(calls)
          .withFailMessage(
              what + "%ncalls to the head office: expected %d, was %d",
              tellers.size(),
              expected,
              calls)
          .isEqualTo(expected);
    }

    void assertNeverTwoAtOnce() {
      round.check(
          () ->
              assertThat(mostAtOnce)
                  .withFailMessage(
                      "a teller called the head office while another one was on the phone%n"
                          + "calls at once: expected 1, was %d",
                      mostAtOnce)
                  .isEqualTo(1));
    }

    void assertOutcome(String expected) {
      assertNeverTwoAtOnce();
      round.check(
          () -> {
            String told = tellers.stream().map(Round.Call::result).sorted().collect(joining(", "));
            String seen = calls + " calls, " + told;
            assertThat(seen)
                .withFailMessage(
                    "%d tellers asked for the same value%noutcome: expected %s, was %s",
                    tellers.size(), expected, seen)
                .isEqualTo(expected);
          });
    }
  }

  private static final class LineBusy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LineBusy(String line) {
      super(line);
    }
  }

  /** A field that is not final: a thread that is handed it carelessly may see another number. */
  private static final class Rates {
    private double dollar = 1.25;

    @Override
    public String toString() {
      return "the rates (dollar " + dollar + ")";
    }
  }

  /** Writes down who calls it, and lets a test come in between. */
  private static final class HeadOffice implements Supplier<Rates> {
    private final Story story;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Rates rates = new Rates();
    private volatile Throwable failure;
    private volatile Runnable whileCalling = () -> {};

    HeadOffice(Story story) {
      this.story = story;
    }

    @Override
    public Rates get() {
      calls.incrementAndGet();
      Throwable thrown = failure;
      story.note("calls");
      whileCalling.run();
      if (thrown != null) {
        story.note("fails: " + thrown.getMessage());
        throwIt(thrown);
      }
      story.note("is told " + (rates == null ? "null" : "the rates"));
      return rates;
    }

    private static void throwIt(Throwable thrown) {
      if (thrown instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) thrown;
    }
  }

  /** Whether there is a field that can hand over a value from one thread to another. */
  private static boolean findsAField(Inspection before, Inspection after, Object result) {
    return after.parts().stream().anyMatch(part -> handsOver(part, before, after, result));
  }

  private static boolean handsOver(
      Inspection.Part part, Inspection before, Inspection after, Object result) {
    boolean isNew = !has(before, part);
    boolean stays = Modifier.isFinal(part.field().getModifiers()) || !isNew;
    return Modifier.isVolatile(part.field().getModifiers())
        || stays && after.isMadeForThreads(part.value())
        || isNew && keepsForGood(after, part.value(), result);
  }

  /** Whether the same field had the same value. */
  private static boolean has(Inspection inspection, Inspection.Part part) {
    return inspection.parts().stream()
        .anyMatch(
            old ->
                old.field().equals(part.field())
                    && old.owner() == part.owner()
                    && old.value() == part.value());
  }

  /** Whether it is an object around the result that can't be changed, such as a record. */
  private static boolean keepsForGood(Inspection inspection, Object value, Object result) {
    return value instanceof Optional<?> optional && optional.orElse(null) == result
        || inspection.parts().stream()
            .filter(part -> part.owner() == value && part.value() == result)
            .anyMatch(part -> Modifier.isFinal(part.field().getModifiers()));
  }
}
