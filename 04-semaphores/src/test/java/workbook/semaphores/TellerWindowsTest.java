package workbook.semaphores;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
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

@DisplayName("Exercise 1 · TellerWindows")
@Exercise(module = "04-semaphores", number = 1)
class TellerWindowsTest {
  private static final int LOOKS = 8; // two seconds and more, altogether

  @Test
  @DisplayName("1.1 three windows: three customers are served at the same time")
  @Kinds(Kind.WHO_IS_INSIDE)
  void threeAreServedAtTheSameTime(Story story) {
    Hall hall = new Hall(story, 3);

    hall.comes("customer-1").settle();
    hall.comes("customer-2").settle();
    hall.comes("customer-3").settle();
    Set<String> served = hall.look();

    assertThat(served)
        .withFailMessage(
            "there is a window for each of the three customers%n"
                + "served at the same time: expected [customer-1, customer-2, customer-3], was %s",
            served)
        .containsExactly("customer-1", "customer-2", "customer-3");
  }

  @Test
  @DisplayName("1.2 three windows: the fourth customer waits")
  @Kinds({Kind.WHO_IS_INSIDE, Kind.SIZES})
  void theFourthWaits(Story story) {
    Hall hall = new Hall(story, 3);

    hall.comes("customer-1").settle();
    hall.comes("customer-2").settle();
    hall.comes("customer-3").settle();
    hall.comes("customer-4").settle();
    Set<String> served = hall.look();

    assertThat(served)
        .withFailMessage(
            "all three windows were taken, and customer-4 was served all the same%n"
                + "served at the same time: expected no customer-4, was %s",
            served)
        .doesNotContain("customer-4");
  }

  @Test
  @DisplayName("1.3 a customer who waits is served as soon as a window is free")
  @Kinds(Kind.MORE_WHO_WAIT)
  void whoWaitsIsServedLater(Story story) {
    Hall hall = new Hall(story, 1);

    hall.comes("customer-1").settle();
    Worker<Object> second = hall.comes("customer-2");
    second.settle();
    hall.day.open();
    Object seen = second.result();

    assertThat(seen)
        .withFailMessage(
            "customer-2 waited for the only window, and then it was free%n"
                + "customer-2: expected served, was %s",
            seen)
        .isEqualTo("served");
  }

  @Test
  @DisplayName("1.4 a failure at the window reaches the caller")
  @Kinds(Kind.FAILURES)
  void aFailureReachesTheCaller(Story story) {
    Hall hall = new Hall(story, 3);
    Throwable failure = new IllegalStateException("the money is gone");
    hall.failure = failure;
    hall.day.open();

    Object seen = hall.comes("customer-1").result();

    assertThat(seen)
        .withFailMessage(
            "customer-1 failed at the window%nthe caller: expected %s, was %s", failure, seen)
        .isSameAs(failure);
  }

  @Test
  @DisplayName("1.5 each window is free once, and once only, after a success and after a failure")
  @Kinds({Kind.FAILURES, Kind.STATES})
  void theWindowsAreFreeAgain(Story story) {
    TellerWindows bank = new TellerWindows(3);
    Hall morning = new Hall(story, bank);
    morning.day.open();
    morning.comes("early-1").result();
    morning.failure = new IllegalStateException("the money is gone");
    morning.comes("early-2").result();
    morning.failure = new StackOverflowError("too many forms");
    morning.comes("early-3").result();

    assertWindows(story, bank, 3, "three customers have left, two of them with an exception");
  }

  @Test
  @DisplayName("1.6 however long a customer has waited, nobody is served without a window")
  @Kinds(Kind.OWN_LIMITS)
  void waitingForLongMakesNoWindow(Story story) {
    Hall hall = new Hall(story, 1);
    hall.comes("customer-1").settle();
    Worker<Object> second = hall.comes("customer-2");
    second.settle();

    // only a wait with a time limit can end by itself, so only such a one takes the test some time
    BooleanSupplier over = () -> hall.served.contains("customer-2") || !second.thread().isAlive();
    for (int i = 0; i < LOOKS && second.thread().getState() == Thread.State.TIMED_WAITING; i++) {
      story.happens("the wait of customer-2 to end by itself", over);
    }
    second.settle(); // may just have woken up
    boolean served = hall.look().contains("customer-2");
    boolean left = !second.thread().isAlive();
    String seen = served ? "at a window" : left ? "gone" : "waiting";

    assertThat(seen)
        .withFailMessage(
            "customer-1 was at the only window, and the wait of customer-2 ended all the same%n"
                + "customer-2: expected waiting, was %s",
            seen)
        .isEqualTo("waiting");
  }

  @Test
  @DisplayName("1.7 one window, three customers: never two at once, in whatever order they come")
  @Kinds(Kind.EVERY_ORDER)
  void neverMoreThanOne(Explorer explorer) {
    explorer.everyOrder(round -> new Rush(round, 1).comes(3));
  }

  @Test
  @DisplayName("1.8 whatever the order, everybody who waits is served in the end")
  @Kinds({Kind.EVERY_ORDER, Kind.MORE_WHO_WAIT})
  void everybodyIsServed(Explorer explorer) {
    explorer.everyOrder(round -> new Rush(round, 2).comes(4));
  }

  @Test
  @DisplayName("1.9 one window is free, another one is not: whoever waits is served all the same")
  @Kinds(Kind.MORE_WHO_WAIT)
  void oneFreeWindowIsEnough(Story story) {
    TellerWindows bank = new TellerWindows(2);
    Hall slow = new Hall(story, bank);
    Hall quick = new Hall(story, bank);
    slow.comes("customer-1").settle();
    quick.comes("customer-2").settle();
    Worker<Object> third = quick.comes("customer-3");
    third.settle();

    quick.day.open();
    Object seen = third.ends() ? third.result() : "still waiting";

    assertThat(seen)
        .withFailMessage(
            "customer-2 left one of two windows, and customer-1 stayed at the other%n"
                + "customer-3, who waited: expected served, was %s",
            seen)
        .isEqualTo("served");
  }

  @Test
  @DisplayName("1.10 each hall has windows of its own")
  @Kinds(Kind.SIZES)
  void eachHallHasItsOwn(Story story) {
    Hall full = new Hall(story, 1);
    Hall other = new Hall(story, 1);

    full.comes("customer-1").settle();
    other.comes("customer-2").settle();
    Set<String> served = other.look();

    assertThat(served)
        .withFailMessage(
            "customer-1 took the only window of one hall, and customer-2 came to another hall%n"
                + "served in the other hall: expected [customer-2], was %s",
            served)
        .containsExactly("customer-2");
  }

  @Test
  @DisplayName("1.11 a failure at any window, in whatever order, is in nobody's way")
  @Kinds({Kind.EVERY_ORDER, Kind.FAILURES})
  void aFailureIsInNobodysWay(Explorer explorer) {
    explorer.failing().everyOrder(round -> new Rush(round, 1).comes(2));
  }

  @Test
  @DisplayName("2.1 a customer who waits for a window can be interrupted, and is not served")
  @Kinds(Kind.INTERRUPTS)
  void whoWaitsCanBeInterrupted(Story story) {
    Hall hall = new Hall(story, 1);
    hall.comes("customer-1").settle();
    Worker<Object> second = hall.comes("customer-2");
    second.settle();

    boolean ended = second.endsWhenInterrupted();
    boolean served = hall.look().contains("customer-2");
    Object seen = ended ? second.result() : served ? "at a window" : "still waiting";

    assertThat(seen)
        .withFailMessage(
            "customer-2 was interrupted while customer-1 was at the only window%n"
                + "customer-2: expected java.lang.InterruptedException, was %s",
            seen)
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  @DisplayName("2.2 a customer who leaves without having been served takes no window away")
  @Kinds({Kind.INTERRUPTS, Kind.LATE_EVENTS})
  void whoLeavesChangesNothing(Story story) {
    TellerWindows bank = new TellerWindows(1);
    Hall morning = new Hall(story, bank);
    morning.comes("early-1").settle();
    Worker<Object> second = morning.comes("early-2", () -> Thread.currentThread().interrupt());
    second.ends();
    morning.day.open();
    story.join();

    assertWindows(story, bank, 1, "early-1 had the only window when early-2 was interrupted");
  }

  @Test
  @DisplayName("2.3 whoever waits behind others can be interrupted, too")
  @Kinds({Kind.INTERRUPTS, Kind.MORE_WHO_WAIT})
  void theLastInTheQueueCanBeInterrupted(Story story) {
    Hall hall = new Hall(story, 1);
    hall.comes("customer-1").settle();
    hall.comes("customer-2").settle();
    Worker<Object> third = hall.comes("customer-3");
    third.settle();

    Object seen = third.endsWhenInterrupted() ? third.result() : "still waiting";

    assertThat(seen)
        .withFailMessage(
            "customer-3 waited behind customer-2, and was interrupted%n"
                + "customer-3: expected java.lang.InterruptedException, was %s",
            seen)
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  @DisplayName("2.4 an interrupt at any moment takes no window from the others, and gives none")
  @Kinds({Kind.EVERY_ORDER, Kind.INTERRUPTS})
  void anInterruptAtAnyMoment(Explorer explorer) {
    explorer.interrupting("customer-2").everyOrder(round -> new Rush(round, 1).comesAgain());
  }

  /** Counts the free windows: one customer more than that comes, and has to wait. */
  private static void assertWindows(Story story, TellerWindows bank, int windows, String seen) {
    Hall hall = new Hall(story, bank);
    for (int i = 1; i <= windows + 1; i++) {
      hall.comes("customer-" + i).settle();
    }
    Set<String> served = hall.look();

    assertThat(served)
        .withFailMessage(
            "%s; after that, %d customers came%nserved at the same time: expected %d, was %d %s",
            seen, windows + 1, windows, served.size(), served)
        .hasSize(windows);
  }

  /** The bank on one day. Whoever gets to a window stays there until the day opens. */
  private static final class Hall {
    private final Story story;
    private final TellerWindows bank;
    private final Checkpoint day;
    private final Set<String> served = new ConcurrentSkipListSet<>();
    private volatile Throwable failure;
    private volatile boolean told = true;

    Hall(Story story, int windows) {
      this(story, new TellerWindows(windows));
    }

    Hall(Story story, TellerWindows bank) {
      this.story = story;
      this.bank = bank;
      day = story.checkpoint("a window");
    }

    /** Starts a customer, whose result is "served", "not served", or what serve() throws. */
    Worker<Object> comes(String name) {
      return comes(name, () -> {});
    }

    /** The same, for a customer to whom something happens on the way. */
    Worker<Object> comes(String name, Runnable onTheWay) {
      boolean[] wasServed = new boolean[1];
      return story.start(
          name,
          () -> {
            note("comes");
            onTheWay.run();
            try {
              bank.serve(
                  () -> {
                    wasServed[0] = true;
                    stay();
                  });
              note("leaves");
              return wasServed[0] ? "served" : "not served";
            } catch (Throwable e) {
              note("leaves with " + e.getClass().getSimpleName());
              return e;
            }
          });
    }

    /** Who is at a window now. What happens later is no part of the story. */
    Set<String> look() {
      told = false;
      return new TreeSet<>(served);
    }

    private void note(String step) {
      if (told) {
        story.note(step);
      }
    }

    private void stay() {
      served.add(Thread.currentThread().getName());
      note("is at a window");
      day.pass();
      served.remove(Thread.currentThread().getName());
      if (failure instanceof RuntimeException exception) {
        throw exception;
      } else if (failure instanceof Error error) {
        throw error;
      }
    }
  }

  /** A hall in which customers come in every order. Nobody stays at a window. */
  private static final class Rush {
    private final Round round;
    private final int windows;
    private final TellerWindows bank;
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    Rush(Round round, int windows) {
      this.round = round;
      this.windows = windows;
      bank = new TellerWindows(windows);
    }

    /** Customer 1 comes twice, and customer 2 once. */
    void comesAgain() {
      comes("customer-1", 2);
      comes("customer-2", 1);
      checkWindows();
    }

    void comes(int customers) {
      for (int i = 1; i <= customers; i++) {
        comes("customer-" + i, 1);
      }
      checkWindows();
    }

    private void checkWindows() {
      round.check(
          () ->
              assertThat(most.get())
                  .withFailMessage(
                      "more customers were served than there are windows%n"
                          + "served at the same time: expected at most %d, was %d",
                      windows, most.get())
                  .isLessThanOrEqualTo(windows));
    }

    private void comes(String name, int times) {
      AtomicInteger services = new AtomicInteger();
      Round.Call<Void> call =
          round.thread(
              name,
              () -> {
                for (int i = 0; i < times; i++) {
                  bank.serve(
                      () -> {
                        services.incrementAndGet();
                        stay();
                      });
                }
              });
      round.check(
          () -> {
            int expected = call.returned() ? times : call.thrown() == round.failure() ? 1 : 0;
            assertThat(services.get())
                .withFailMessage(
                    "%s %s%n%s was served: expected %d, was %d times",
                    name,
                    expected == 0 ? "left with an InterruptedException" : "has been at the window",
                    name,
                    expected,
                    services.get())
                .isEqualTo(expected);
          });
    }

    private void stay() {
      most.accumulateAndGet(inside.incrementAndGet(), Math::max);
      round.note("is at a window");
      try {
        round.seam();
      } finally {
        inside.decrementAndGet();
      }
    }
  }
}
