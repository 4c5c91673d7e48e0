package workbook.barriers;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import workbook.support.Checkpoint;
import workbook.support.Exercise;
import workbook.support.Story;
import workbook.support.Worker;

@DisplayName("Exercise 1 · ShiftStart")
@Exercise(module = "06-barriers", number = 1)
class ShiftStartTest {

  @Test
  @DisplayName("1.1 nobody serves before all three tellers are ready")
  void nobodyServesBeforeAllAreReady(Story story) {
    TestBank bank = new TestBank(story);
    ShiftStart shift = new ShiftStart(3, bank);

    assertThatTheyWaitFor("teller-3", story, bank, shift);
  }

  @Test
  @DisplayName("1.2 on the second day they wait for each other again")
  void onTheSecondDayTheyWaitAgain(Story story) {
    TestBank bank = new TestBank(story);
    ShiftStart shift = new ShiftStart(3, bank);
    wholeDay(story, bank, shift);

    assertThatTheyWaitFor("teller-1", story, bank, shift);
  }

  @Test
  @DisplayName("1.3 who still serves on the first day is not ready for the second")
  void whoStillServesIsNotReadyForTheNextDay(Story story) {
    Checkpoint serving = story.checkpoint("serving a slow customer");
    TestBank bank = new TestBank(story);
    bank.whileServing = () -> passIf(isTeller("teller-1"), serving);
    ShiftStart shift = new ShiftStart(3, bank);

    story.start("teller-1", shift::work);
    Worker<Void> second = story.start("teller-2", () -> twoDays(shift));
    Worker<Void> third = story.start("teller-3", () -> twoDays(shift));
    serving.awaitHeld(1);
    story.await("all three to serve on the first day", () -> bank.served.size() >= 3);
    second.settle();
    third.settle();

    int served = bank.served.size();
    assertThat(served)
        .withFailMessage(
            "teller-1 still serves on the first day, and others serve on the second day%n"
                + "tellers served: expected 3 at most, was %d",
            served)
        .isLessThanOrEqualTo(3);
  }

  @Test
  @DisplayName("1.4 the tellers prepare at the same time, and serve at the same time")
  void theyPrepareAndServeAtTheSameTime(Story story) {
    Checkpoint preparing = story.checkpoint("preparing a window");
    Checkpoint serving = story.checkpoint("serving");
    TestBank bank = new TestBank(story);
    bank.whilePreparing = preparing::pass;
    bank.whileServing = serving::pass;
    ShiftStart shift = new ShiftStart(3, bank);

    allTellers(story, shift);

    preparing.awaitHeld(3);
    preparing.open();
    serving.awaitHeld(3);
  }

  @Test
  @DisplayName("2.1 a window that cannot be made ready stays closed, and the others serve")
  void theOthersServeWithoutTheWindowThatFailed(Story story) {
    Checkpoint preparing = story.checkpoint("preparing a window");
    IllegalStateException jammed = new IllegalStateException("the till is jammed");
    TestBank bank = new TestBank(story);
    bank.whilePreparing = () -> passAndThrowIf(isTeller("teller-3"), preparing, jammed);
    ShiftStart shift = new ShiftStart(3, bank);

    Worker<Object> third = story.start("teller-3", () -> workOrFailure(story, shift));
    preparing.awaitHeld(1);
    Worker<Void> first = story.start("teller-1", shift::work);
    Worker<Void> second = story.start("teller-2", shift::work);
    first.settle();
    second.settle();
    preparing.open();
    story.join();

    assertThat(third.result())
        .withFailMessage(
            "teller-3 could not prepare the window, and was not told%n"
                + "teller-3: expected %s, was %s",
            jammed, third.result())
        .isSameAs(jammed);
    assertServed(bank, "the window of teller-3 is not ready", "teller-1", "teller-2");
  }

  @Test
  @DisplayName("2.2 whose preparation failed is waited for on the next day again")
  void whoFailedIsWaitedForOnTheNextDay(Story story) {
    TestBank bank = new TestBank(story);
    IllegalStateException jammed = new IllegalStateException("the till is jammed");
    Checkpoint open = story.checkpoint("preparing a window");
    open.open();
    bank.whilePreparing = () -> passAndThrowIf(isTeller("teller-1"), open, jammed);
    ShiftStart shift = new ShiftStart(3, bank);
    for (int teller = 1; teller <= 3; teller++) {
      story.start("teller-" + teller, () -> workOrFailure(story, shift));
    }
    story.join();
    bank.nextDay();

    assertThatTheyWaitFor("teller-1", story, bank, shift);
  }

  @Test
  @DisplayName("2.3 a preparation that ends with an Error keeps nobody waiting either")
  void anErrorKeepsNobodyWaitingEither(Story story) {
    TestBank bank = new TestBank(story);
    Error noDriver = new NoClassDefFoundError("the driver of the till");
    bank.whilePreparing =
        () -> {
          if (isTeller("teller-3")) {
            throw noDriver;
          }
        };
    ShiftStart shift = new ShiftStart(3, bank);

    Worker<Object> third = story.start("teller-3", () -> workOrFailure(story, shift));
    Worker<Void> first = story.start("teller-1", shift::work);
    Worker<Void> second = story.start("teller-2", shift::work);

    for (Worker<?> teller : List.of(first, second, third)) {
      String name = teller.thread().getName();
      boolean ends = teller.ends();
      assertThat(ends)
          .withFailMessage(
              "teller-3 could not prepare the window because of %s, and %s waits for ever%n"
                  + "%s: expected to end the day, was waiting",
              noDriver, name, name)
          .isTrue();
    }
    story.join();
    assertServed(bank, "the window of teller-3 is not ready", "teller-1", "teller-2");
  }

  @Test
  @DisplayName("3.1 the doors are opened once a day")
  void theDoorsAreOpenedOnceADay(Story story) {
    TestBank bank = new TestBank(story);
    ShiftStart shift = new ShiftStart(3, bank);

    for (int day = 1; day <= 2; day++) {
      wholeDay(story, bank, shift);
    }

    assertThat(bank.opened.get())
        .withFailMessage(
            "there were two days, and three tellers on each%n"
                + "doors opened: expected 2 times, was %d",
            bank.opened.get())
        .isEqualTo(2);
  }

  @Test
  @DisplayName("3.2 nobody serves before the doors are open")
  void nobodyServesBeforeTheDoorsAreOpen(Story story) {
    Checkpoint opening = story.checkpoint("opening the doors");
    TestBank bank = new TestBank(story);
    bank.whileOpening = opening::pass;
    ShiftStart shift = new ShiftStart(3, bank);

    List<Worker<Void>> tellers = allTellers(story, shift);
    opening.awaitHeld(1);
    tellers.forEach(Worker::settle);

    assertServed(bank, "the doors are still being opened");
  }

  /** Starts a day on which one teller takes long to prepare; all others have to wait for it. */
  private static void assertThatTheyWaitFor(
      String slow, Story story, TestBank bank, ShiftStart shift) {
    Checkpoint preparing = story.checkpoint("preparing a window");
    bank.whilePreparing = () -> passIf(isTeller(slow), preparing);
    int openedBefore = bank.opened.get();

    List<Worker<Void>> tellers = allTellers(story, shift);
    preparing.awaitHeld(1);
    tellers.forEach(Worker::settle);

    assertServed(bank, slow + " still prepares the window");
    int opened = bank.opened.get() - openedBefore;
    assertThat(opened)
        .withFailMessage(
            "%s still prepares the window, and the doors are open%n"
                + "doors opened on this day: expected 0 times, was %d",
            slow, opened)
        .isZero();

    preparing.open();
    story.join();
    assertServed(bank, "all were ready", "teller-1", "teller-2", "teller-3");
  }

  private static void assertServed(TestBank bank, String when, String... expected) {
    TreeSet<String> seen = bank.served.stream().collect(toCollection(TreeSet::new));
    assertThat(seen)
        .withFailMessage(
            "%s: the wrong tellers have served%ntellers served: expected %s, was %s",
            when, List.of(expected), seen)
        .containsExactly(expected);
  }

  private static List<Worker<Void>> allTellers(Story story, ShiftStart shift) {
    return List.of(
        story.start("teller-1", shift::work),
        story.start("teller-2", shift::work),
        story.start("teller-3", shift::work));
  }

  private static void wholeDay(Story story, TestBank bank, ShiftStart shift) {
    allTellers(story, shift);
    story.join();
    bank.nextDay();
  }

  private static void twoDays(ShiftStart shift) throws Exception {
    shift.work();
    shift.work();
  }

  /** Returns what the day of this teller ended with: what it threw, or null if all went well. */
  private static Object workOrFailure(Story story, ShiftStart shift) {
    try {
      shift.work();
      return null;
    } catch (Exception | Error e) {
      story.note("gets " + e.getClass().getSimpleName());
      return e;
    }
  }

  private static boolean isTeller(String name) {
    return Thread.currentThread().getName().equals(name);
  }

  private static void passIf(boolean condition, Checkpoint checkpoint) {
    if (condition) {
      checkpoint.pass();
    }
  }

  private static void passAndThrowIf(
      boolean condition, Checkpoint checkpoint, RuntimeException failure) {
    passIf(condition, checkpoint);
    if (condition) {
      throw failure;
    }
  }

  /** A bank that writes down who does what and lets a test come in between. */
  private static final class TestBank implements ShiftStart.Bank {
    private final Story story;
    private final AtomicInteger opened = new AtomicInteger();
    private final List<String> served = new CopyOnWriteArrayList<>(); // today
    private volatile Runnable whilePreparing = () -> {};
    private volatile Runnable whileOpening = () -> {};
    private volatile Runnable whileServing = () -> {};

    TestBank(Story story) {
      this.story = story;
    }

    void nextDay() {
      story.note("a new day");
      served.clear();
      whilePreparing = () -> {};
    }

    @Override
    public void prepare() {
      story.note("prepares");
      whilePreparing.run();
      story.note("is ready");
    }

    @Override
    public void openDoors() {
      whileOpening.run();
      story.note("opens the doors");
      opened.incrementAndGet();
    }

    @Override
    public void serve() {
      story.note("serves");
      served.add(Thread.currentThread().getName());
      whileServing.run();
    }
  }
}
