package workbook.barriers;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
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

@DisplayName("Exercise 1 · ShiftStart")
@Exercise(module = "06-barriers", number = 1)
class ShiftStartTest {

  @Test
  @DisplayName("1.1 nobody serves before all three tellers are ready")
  @Kinds({Kind.WHO_IS_INSIDE, Kind.MORE_WHO_WAIT})
  void nobodyServesBeforeAllAreReady(Story story) {
    TestBank bank = new TestBank(story);
    ShiftStart shift = new ShiftStart(3, bank);

    assertThatTheyWaitFor("teller-3", story, bank, shift);
  }

  @Test
  @DisplayName("1.2 on the second day they wait for each other again")
  @Kinds(Kind.STATES)
  void onTheSecondDayTheyWaitAgain(Story story) {
    TestBank bank = new TestBank(story);
    ShiftStart shift = new ShiftStart(3, bank);
    wholeDay(story, bank, shift);

    assertThatTheyWaitFor("teller-1", story, bank, shift);
  }

  @Test
  @DisplayName("1.3 whoever still serves on the first day is not ready for the second")
  @Kinds(Kind.STATES)
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
  @Kinds(Kind.WHO_IS_INSIDE)
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
  @DisplayName("1.5 whoever waits sleeps, however long that takes")
  @Kinds(Kind.OWN_LIMITS)
  void howeverLongItTakes(Story story) {
    TestBank bank = new TestBank(story);
    ShiftStart shift = new ShiftStart(2, bank);

    Worker<Void> first = story.start("teller-1", shift::work);
    Worker.Rest rest = first.settle();
    Thread.State state = first.thread().getState();
    String seen = rest == Worker.Rest.PARKED ? state.toString() : rest.toString();

    assertThat(seen)
        .withFailMessage(
            "teller-1 waits for teller-2, and nobody has asked for a limit%n"
                + "teller-1: expected WAITING, was %s",
            seen)
        .isEqualTo("WAITING");
  }

  @Test
  @DisplayName("1.6 each bank has tellers of its own")
  @Kinds(Kind.SIZES)
  void eachBankIsItsOwn(Story story) {
    TestBank north = new TestBank(story);
    TestBank south = new TestBank(story);
    ShiftStart northern = new ShiftStart(2, north);
    ShiftStart southern = new ShiftStart(2, south);

    story.start("teller-1", northern::work).settle();
    story.start("teller-2", southern::work).settle();
    assertServed(north, "teller-1 is alone in one bank, and teller-2 in another");
    assertServed(south, "teller-1 is alone in one bank, and teller-2 in another");

    story.start("teller-3", northern::work);
    story.start("teller-4", southern::work);
    story.join();
    assertServed(north, "teller-1 and teller-3 are ready", "teller-1", "teller-3");
    assertServed(south, "teller-2 and teller-4 are ready", "teller-2", "teller-4");
  }

  @Test
  @DisplayName("1.7 a bank with one teller is opened, too, and so is one with twenty")
  @Kinds(Kind.SIZES)
  void aBankWithOneTeller(Story story) {
    for (int tellers : new int[] {1, 20}) {
      TestBank bank = new TestBank(story);
      ShiftStart shift = new ShiftStart(tellers, bank);
      for (int i = 1; i <= tellers; i++) {
        story.start("teller-" + i, shift::work);
      }
      story.join();

      assertThat(bank.served.size() + " and " + bank.opened.get())
          .withFailMessage(
              "the number of tellers was %d%nserved and opened: expected %d and 1, was %d and %d",
              tellers, tellers, bank.served.size(), bank.opened.get())
          .isEqualTo(tellers + " and 1");
    }
  }

  @Test
  @DisplayName("1.8 two tellers, two days: in whatever order they come, nobody is too early")
  @Kinds({Kind.EVERY_ORDER, Kind.STATES})
  void twoDaysInEveryOrder(Explorer explorer) {
    explorer.everyOrder(round -> new Days(round, 2));
  }

  @Test
  @DisplayName("1.9 whoever is interrupted while waiting does not serve before the doors are open")
  @Kinds({Kind.INTERRUPTS, Kind.MORE_WHO_WAIT})
  void interruptedWhileWaiting(Story story) {
    TestBank bank = new TestBank(story);
    ShiftStart shift = new ShiftStart(3, bank);
    Worker<Object> first = story.start("teller-1", () -> workOrFailure(story, shift));
    Worker<Object> second = story.start("teller-2", () -> workOrFailure(story, shift));
    first.settle();
    second.settle();
    first.endsWhenInterrupted();
    assertServed(bank, "teller-1 was interrupted, and teller-3 is still missing");

    Worker<Object> third = story.start("teller-3", () -> workOrFailure(story, shift));
    for (Worker<Object> teller : List.of(first, second, third)) {
      assertEnds(teller, "teller-1 was interrupted while waiting, and then teller-3 came");
    }
    Object end = first.result();
    assertThat(end)
        .withFailMessage(
            "teller-1 was interrupted while waiting%n"
                + "teller-1: expected InterruptedException, or to stay interrupted, was %s",
            end == null ? "neither" : end)
        .isNotNull();
  }

  @Test
  @DisplayName("1.10 whoever comes interrupted leaves nobody waiting for ever")
  @Kinds(Kind.INTERRUPTS)
  void whoeverComesInterrupted(Story story) {
    TestBank bank = new TestBank(story);
    bank.whilePreparing =
        () -> {
          if (isTeller("teller-2")) {
            Thread.currentThread().interrupt();
          }
        };
    ShiftStart shift = new ShiftStart(3, bank);

    Worker<Object> first = story.start("teller-1", () -> workOrFailure(story, shift));
    first.settle();
    Worker<Object> second = story.start("teller-2", () -> workOrFailure(story, shift));
    second.settle();
    assertServed(bank, "teller-2 was interrupted, and teller-3 is still missing");
    Worker<Object> third = story.start("teller-3", () -> workOrFailure(story, shift));

    for (Worker<Object> teller : List.of(first, second, third)) {
      assertEnds(teller, "teller-2 was interrupted while preparing, and then teller-3 came");
    }
  }

  @Test
  @DisplayName("1.11 an interrupt at any moment: nobody is too early, and nobody waits for ever")
  @Kinds({Kind.EVERY_ORDER, Kind.INTERRUPTS})
  void anInterruptAtAnyMoment(Explorer explorer) {
    explorer.interrupting("teller-2").everyOrder(round -> new Days(round, 1));
  }

  @Test
  @DisplayName("2.1 a window that cannot be made ready stays closed, and the others serve")
  @Kinds({Kind.FAILURES, Kind.MORE_WHO_WAIT})
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
  @DisplayName("2.2 a teller whose preparation failed is waited for on the next day again")
  @Kinds({Kind.FAILURES, Kind.STATES})
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
  @Kinds(Kind.FAILURES)
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
      assertEnds(teller, "teller-3 could not prepare the window because of " + noDriver);
    }
    story.join();
    assertServed(bank, "the window of teller-3 is not ready", "teller-1", "teller-2");
  }

  @Test
  @DisplayName("2.4 a teller whose preparation failed waits for the doors like all others")
  @Kinds({Kind.FAILURES, Kind.WHO_IS_INSIDE})
  void whoeverFailedWaitsForTheDoors(Story story) {
    TestBank bank = new TestBank(story);
    IllegalStateException jammed = new IllegalStateException("the till is jammed");
    Checkpoint open = story.checkpoint("preparing a window");
    open.open();
    bank.whilePreparing = () -> passAndThrowIf(isTeller("teller-1"), open, jammed);
    ShiftStart shift = new ShiftStart(2, bank);

    Worker<Object> first = story.start("teller-1", () -> workOrFailure(story, shift));
    boolean waits = first.settle().isWaiting();
    story.start("teller-2", shift::work);
    story.join();

    assertThat(waits)
        .withFailMessage(
            "teller-1 could not prepare the window, and teller-2 was not there yet%n"
                + "teller-1: expected to wait for the doors, was gone with %s",
            first.result())
        .isTrue();
  }

  @Test
  @DisplayName("2.5 whoever fails, on whichever day and in whatever order, is in nobody's way")
  @Kinds({Kind.EVERY_ORDER, Kind.FAILURES, Kind.STATES})
  void aFailureInEveryOrder(Explorer explorer) {
    explorer.failing().everyOrder(round -> new Days(round, 2));
  }

  @Test
  @DisplayName("2.6 all may fail on one day, and on the next one all serve")
  @Kinds({Kind.FAILURES, Kind.STATES, Kind.SIZES})
  void allMayFail(Story story) {
    TestBank bank = new TestBank(story);
    bank.whilePreparing =
        () -> {
          throw new IllegalStateException(Thread.currentThread().getName());
        };
    ShiftStart shift = new ShiftStart(3, bank);
    List<Worker<Object>> tellers = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      tellers.add(story.start("teller-" + i, () -> workOrFailure(story, shift)));
    }
    for (Worker<Object> teller : tellers) {
      assertEnds(teller, "no teller could prepare the window");
      String name = teller.thread().getName();
      assertThat(String.valueOf(teller.result()))
          .withFailMessage(
              "no teller could prepare the window%n%s: expected the own exception, was %s",
              name, teller.result())
          .isEqualTo(new IllegalStateException(name).toString());
    }
    bank.nextDay();

    assertThatTheyWaitFor("teller-2", story, bank, shift);
  }

  @Test
  @DisplayName("3.1 the doors are opened once a day")
  @Kinds(Kind.STATES)
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
  @Kinds(Kind.WHO_IS_INSIDE)
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

  @Test
  @DisplayName("3.3 whoever opens the doors, and is interrupted by that, opens them for all")
  @Kinds(Kind.INTERRUPT_ANSWERS)
  void doorsThatInterrupt(Story story) {
    TestBank bank = new TestBank(story);
    bank.whileOpening = () -> Thread.currentThread().interrupt();
    ShiftStart shift = new ShiftStart(2, bank);

    Worker<Object> first = story.start("teller-1", () -> workOrFailure(story, shift));
    first.settle();
    Worker<Object> last = story.start("teller-2", () -> workOrFailure(story, shift));

    assertEnds(last, "the doors are open, and whoever opened them was interrupted then");
    assertEnds(first, "the doors are open, and whoever opened them was interrupted then");
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

  private static void assertEnds(Worker<?> teller, String seen) {
    String name = teller.thread().getName();
    boolean ends = teller.ends();
    assertThat(ends)
        .withFailMessage("%s%n%s: expected to end the day, was waiting", seen, name)
        .isTrue();
  }

  private static void assertServed(TestBank bank, String when, String... expected) {
    TreeSet<String> seen = bank.served.stream().collect(toCollection(TreeSet::new));
    assertThat(seen)
        .withFailMessage("%s%ntellers served: expected %s, was %s", when, List.of(expected), seen)
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

  /** What the day of this teller ended with: what it threw, or "interrupted", or null. */
  private static Object workOrFailure(Story story, ShiftStart shift) {
    try {
      shift.work();
      return Thread.currentThread().isInterrupted() ? "interrupted" : null;
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

  /** Two tellers who come in every order, each on all days, whatever happens. */
  private static final class Days implements ShiftStart.Bank {
    private final Round round;
    private final ShiftStart shift = new ShiftStart(2, this);
    private final List<Round.Call<Void>> calls = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private final int[] opened;
    private final int[] ready; // windows that are ready, or will not be
    private final String[] ends = {"", ""};
    private final int[] today = new int[2];
    private final boolean[] knows = new boolean[2]; // who has been told of an interrupt

    Days(Round round, int days) {
      this.round = round;
      opened = new int[days];
      ready = new int[days];
      for (int i = 0; i < 2; i++) {
        int teller = i;
        calls.add(round.thread("teller-" + (i + 1), () -> comes(teller)));
      }
      round.check(this::assertDays);
    }

    private static int me() {
      return isTeller("teller-1") ? 0 : 1;
    }

    @Override
    public void prepare() {
      round.note("prepares for day " + (today[me()] + 1));
      try {
        round.seam();
      } finally {
        ready[today[me()]]++;
      }
    }

    @Override
    public void openDoors() {
      int day = 0;
      while (day < opened.length - 1 && opened[day] > 0) {
        day++;
      }
      round.note("opens the doors of day " + (day + 1));
      if (ready[day] < 2) {
        wrong.add("the doors of day " + (day + 1) + " were opened before all were ready");
      }
      opened[day]++;
    }

    @Override
    public void serve() {
      int day = today[me()];
      round.note("serves on day " + (day + 1));
      if (opened[day] == 0) {
        wrong.add("teller-" + (me() + 1) + " served on day " + (day + 1) + " before its doors");
      }
      ends[me()] += "serves, ";
    }

    private void comes(int teller) throws Exception {
      for (int day = 0; day < opened.length; day++) {
        today[teller] = day;
        String before = ends[teller];
        try {
          shift.work();
        } catch (Exception | Error e) {
          if (e instanceof InterruptedException) {
            knows[teller] = true;
          } else if (e instanceof BrokenBarrierException) {
            ends[teller] += "is told, ";
          } else if (e != round.failure()) {
            throw e;
          } else {
            ends[teller] += (ends[teller].equals(before) ? "" : "and ") + "fails, ";
            if (opened[day] == 0) {
              wrong.add("teller-" + (teller + 1) + " went home before the doors were open");
            }
          }
        }
      }
      knows[teller] |= Thread.currentThread().isInterrupted();
    }

    private void assertDays() {
      assertThat(wrong)
          .withFailMessage(
              "%s%neach day: expected windows, doors, customers, was otherwise",
              String.join(", and ", wrong))
          .isEmpty();
      if (calls.get(1).wasInterrupted()) {
        assertThat(knows[1])
            .withFailMessage(
                "teller-2 was interrupted%n"
                    + "teller-2: expected InterruptedException, or to stay interrupted, was neither")
            .isTrue();
        return;
      }
      for (int day = 0; day < opened.length; day++) {
        assertThat(opened[day])
            .withFailMessage(
                "both tellers came on day %d%ndoors opened: expected 1 time, was %d",
                day + 1, opened[day])
            .isEqualTo(1);
      }
      String all = "serves, ".repeat(opened.length * 2 - (round.failure() == null ? 0 : 1));
      String was = (ends[0] + ends[1]).replaceFirst("fails, ", "");
      assertThat(was)
          .withFailMessage(
              "each window was ready%s%nteller-1 and teller-2: expected each to serve then, was %s",
              round.failure() == null ? "" : ", but for one", ends[0] + "and " + ends[1])
          .isEqualTo(all);
      long failed = (ends[0] + ends[1]).split("fails", -1).length - 1;
      assertThat(failed)
          .withFailMessage(
              "one preparation failed%nthose who were told: expected %d, was %d",
              round.failure() == null ? 0 : 1, failed)
          .isEqualTo(round.failure() == null ? 0 : 1);
    }
  }
}
