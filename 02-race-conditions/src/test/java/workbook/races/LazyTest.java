package workbook.races;

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
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 4 · Lazy")
@Exercise(module = "02-race-conditions", number = 4)
class LazyTest {

  @Test
  @DisplayName("1.1 while one teller fetches the value, the others wait for it")
  void othersWaitWhileOneFetches(Story story) {
    Checkpoint calling = story.checkpoint("calling the head office");
    HeadOffice office = new HeadOffice(story);
    office.whileCalling = calling::pass;
    Lazy<Rates> lazy = new Lazy<>(office);

    story.start("teller-1", lazy::get);
    calling.awaitHeld(1);
    Worker<Rates> second = story.start("teller-2", lazy::get);
    Worker.Rest rest = second.settle();

    assertThat(rest.isWaiting())
        .withFailMessage(
            "teller-1 is on the phone with the head office, and teller-2 does not wait for him%n"
                + "teller-2: expected to wait, but he %s",
            rest == Worker.Rest.HELD ? "calls, too" : "goes on without the rates")
        .isTrue();
  }

  @Test
  @DisplayName("1.2 whoever has waited takes the value and does not fetch it again")
  void whoHasWaitedDoesNotFetchAgain(Story story) {
    Checkpoint calling = story.checkpoint("calling the head office");
    HeadOffice office = new HeadOffice(story);
    office.whileCalling = calling::pass;
    Lazy<Rates> lazy = new Lazy<>(office);

    story.start("teller-1", lazy::get);
    calling.awaitHeld(1);
    Worker<Rates> second = story.start("teller-2", lazy::get);
    second.settle();
    calling.open();
    story.join();

    assertThat(office.calls.get())
        .withFailMessage(
            "teller-2 came in while teller-1 was calling the head office%n"
                + "calls to the head office: expected 1, was %d",
            office.calls.get())
        .isEqualTo(1);
  }

  @Test
  @DisplayName("1.3 two lazy values do not wait for each other")
  void twoLazyValuesDoNotWaitForEachOther(Story story) {
    Checkpoint calling = story.checkpoint("calling the head office");
    HeadOffice slow = new HeadOffice(story);
    slow.whileCalling = calling::pass;
    Lazy<Rates> held = new Lazy<>(slow);
    Lazy<Rates> other = new Lazy<>(new HeadOffice(story));

    story.start("teller-1", held::get);
    calling.awaitHeld(1);
    Worker<Rates> second = story.start("teller-2", other::get);

    assertThat(second.ends())
        .withFailMessage("teller-2 waits for teller-1, who fetches a different value")
        .isTrue();
  }

  /** By inspection: no test can make a thread see an unfinished value for sure. */
  @Test
  @DisplayName("2.1 the value reaches other threads as a whole (by inspection)")
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
  void nobodyIsGivenAValueThatIsNotThereYet(Story story) {
    Checkpoint calling = story.checkpoint("calling the head office");
    HeadOffice office = new HeadOffice(story);
    office.whileCalling = calling::pass;
    Lazy<Rates> lazy = new Lazy<>(office);

    Worker<Rates> first = story.start("teller-1", lazy::get);
    calling.awaitHeld(1);
    Worker<Rates> second = story.start("teller-2", lazy::get);
    second.settle();
    calling.open();

    List<Rates> got = Arrays.asList(first.result(), second.result());
    assertThat(got)
        .withFailMessage(
            "teller-2 came in while teller-1 was calling the head office%n"
                + "teller-1 and teller-2: expected rates for both, was %s",
            got)
        .doesNotContainNull();
  }

  /** By inspection, too: each field is put back to what it was, to see whether get() asks it. */
  @Test
  @DisplayName("2.3 what tells that the value is there reaches other threads (by inspection)")
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
  @DisplayName("3.3 a failure is not kept: the next caller tries anew")
  void aFailureIsNotKept(Story story) {
    HeadOffice office = new HeadOffice(story);
    Lazy<Rates> lazy = new Lazy<>(office);
    office.failure = new IllegalStateException("line busy");
    story.start("teller-1", () -> catchThrowable(lazy::get)).result();
    office.failure = null;

    Worker<Object> second = story.start("teller-2", () -> resultOf(lazy));

    assertThat(second.ends())
        .withFailMessage("teller-2 waits for ever: the call of teller-1 has failed before")
        .isTrue();
    assertThat(second.result())
        .withFailMessage(
            "the call of teller-1 failed, and the line is free again%n"
                + "teller-2: expected %s, was %s",
            office.rates, second.result())
        .isSameAs(office.rates);
  }

  @Test
  @DisplayName("3.4 who waits while the call of another fails tries himself")
  void whoWaitsDuringAFailureTriesHimself(Story story) {
    Checkpoint calling = story.checkpoint("calling the head office");
    HeadOffice office = new HeadOffice(story);
    Lazy<Rates> lazy = new Lazy<>(office);
    office.failure = new IllegalStateException("line busy");
    office.whileCalling = calling::pass;

    story.start("teller-1", () -> catchThrowable(lazy::get));
    calling.awaitHeld(1);
    office.failure = null; // the call of teller-1 fails all the same
    Worker<Object> second = story.start("teller-2", () -> resultOf(lazy));
    second.settle();
    calling.open();

    assertThat(second.result())
        .withFailMessage(
            "teller-2 waited while the call of teller-1 failed; his own call would be answered%n"
                + "teller-2: expected %s, was %s",
            office.rates, second.result())
        .isSameAs(office.rates);
  }

  private static Object resultOf(Lazy<Rates> lazy) {
    try {
      return lazy.get();
    } catch (RuntimeException e) {
      return e;
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
